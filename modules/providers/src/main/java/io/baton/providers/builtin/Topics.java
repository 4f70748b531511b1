package io.baton.providers.builtin;

import java.util.ArrayList;
import java.util.List;

/**
 * The topics of a document: sentences chosen so that each other sentence is near one of them
 * (greedy facility location).
 */
final class Topics {
    private static final int FEWEST = 3;
    private static final int MOST = 20;
    private static final double SCALE = 1.5;

    private Topics() {}

    /**
     * One topic.
     *
     * @param place of the sentence that stands for it
     * @param weight share of the document's sentences that belong to it
     */
    record Topic(int place, double weight) {}

    /** The topics of a text that has a sentence; weights add up to 1. */
    static List<Topic> of(EmbeddedText text, CallGuard guard) throws InterruptedException {
        int size = text.size();
        int count = Math.min(size, Math.clamp(Math.round(SCALE * Math.sqrt(size)), FEWEST, MOST));
        double[] near = new double[size];
        List<Integer> places = new ArrayList<>();
        while (places.size() < count) {
            int best = -1;
            double most = -1;
            for (int candidate = 0; candidate < size; candidate++) {
                guard.check();
                if (!places.contains(candidate)) {
                    double gain = gain(text, candidate, near);
                    if (gain > most) {
                        most = gain;
                        best = candidate;
                    }
                }
            }
            places.add(best);
            for (int i = 0; i < size; i++) {
                near[i] = Math.max(near[i], text.likeness(i, best));
            }
        }
        return weighed(text, places);
    }

    private static double gain(EmbeddedText text, int candidate, double[] near) {
        double gain = 0;
        for (int i = 0; i < near.length; i++) {
            gain += Math.max(0, text.likeness(i, candidate) - near[i]);
        }
        return gain;
    }

    private static List<Topic> weighed(EmbeddedText text, List<Integer> places) {
        double[] members = new double[places.size()];
        for (int i = 0; i < text.size(); i++) {
            int best = 0;
            for (int topic = 1; topic < members.length; topic++) {
                if (text.likeness(i, places.get(topic)) > text.likeness(i, places.get(best))) {
                    best = topic;
                }
            }
            members[best]++;
        }
        List<Topic> topics = new ArrayList<>();
        for (int topic = 0; topic < members.length; topic++) {
            topics.add(new Topic(places.get(topic), members[topic] / text.size()));
        }
        return topics;
    }
}
