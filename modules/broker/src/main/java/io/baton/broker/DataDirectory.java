package io.baton.broker;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that holds one broker's data. Invariant: while an instance is open, no other process
 * and no other instance in this one has the same folder open. The operating system drops the lock
 * when the process dies, however it dies.
 */
final class DataDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    static final String LOCK_FILE = "baton-broker.lock";

    /** Far behind the text, so that others can read the owner's id on systems with strict locks. */
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private final Path folder;
    private final FileChannel lockFile;

    private DataDirectory(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Creates the folder where it is missing and locks it.
     *
     * @throws BrokerStartException when it is a file, not writable, or in use
     */
    static DataDirectory open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BrokerStartException(
                    "The data folder "
                            + folder
                            + " is a file. Name a folder with --data-dir; it is created when it is"
                            + " missing.",
                    null);
        }
        FileChannel lockFile = null;
        try {
            Files.createDirectories(folder);
            lockFile =
                    FileChannel.open(
                            folder.resolve(LOCK_FILE),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (!lock(lockFile)) {
                throw inUse(folder, lockFile);
            }
            writeOwner(lockFile);
            return new DataDirectory(folder, lockFile);
        } catch (IOException e) {
            closeQuietly(lockFile);
            throw new BrokerStartException(
                    "Cannot write into the data folder "
                            + folder
                            + " ("
                            + e
                            + "). Give this user the right to write there, or name another folder"
                            + " with --data-dir.",
                    e);
        } catch (BrokerStartException e) {
            closeQuietly(lockFile);
            throw e;
        }
    }

    /** Where Kafka keeps its logs, apart from whatever else the host keeps in the folder. */
    Path logDir() {
        return folder.resolve("kafka");
    }

    /** The folder itself, absolute. */
    Path folder() {
        return folder;
    }

    /** Gives the folder free. The lock file stays: removing it would race with the next owner. */
    @Override
    public void close() {
        closeQuietly(lockFile);
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            @Nullable FileLock lock = file.tryLock(LOCK_POSITION, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static void writeOwner(FileChannel file) throws IOException {
        file.truncate(0);
        String owner = Long.toString(ProcessHandle.current().pid());
        file.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static BrokerStartException inUse(Path folder, FileChannel file) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(20);
        file.read(owner, 0);
        String id = new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII);
        return new BrokerStartException(
                "The data folder "
                        + folder
                        + " is in use by another broker (process "
                        + (id.isEmpty() ? "unknown" : id)
                        + "). Stop that one, or name another folder with --data-dir.",
                null);
    }

    private static void closeQuietly(@Nullable FileChannel file) {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            // The lock ends with the channel, which is closed even when closing reports an error.
            LOG.debug("Closing the lock file failed", e);
        }
    }
}
