package io.baton.cli;

public final class Baton {
    public static void main(String[] a) {
        System.out.println("hi");
    }
}
