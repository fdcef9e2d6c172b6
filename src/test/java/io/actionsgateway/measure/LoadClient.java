package io.actionsgateway.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Tells the stories to one receiver over a number of kept-alive connections, each with a thread of its own. */
final class LoadClient {

    /** Hears of each answer, on the thread of the connection. */
    @FunctionalInterface
    interface Listener {
        /**
         * One delivery is over.
         *
         * @param number its place in the stories
         * @param status 0 when no answer came
         * @param due when it was to be sent, as {@link System#nanoTime()} counts
         */
        void answered(long number, int status, long due);
    }

    private final int port;
    private final int connections;
    private final Stories stories;
    private final Listener listener;
    private final AtomicLong told = new AtomicLong();

    LoadClient(int port, int connections, Stories stories, Listener listener) {
        this.port = port;
        this.connections = connections;
        this.stories = stories;
        this.listener = listener;
    }

    /** How many deliveries have been begun; the next one has this number. */
    long told() {
        return told.get();
    }

    /** Goes on with the stories until the pace ends, and returns when all answers are there. */
    Load run(Pace pace) {
        long start = System.nanoTime();
        Duration before = own();
        List<Teller> tellers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            tellers.add(new Teller(pace));
        }
        tellers.forEach(Thread::start);
        var answers = new Histogram(3);
        Map<Integer, Long> statuses = new TreeMap<>();
        for (Teller teller : tellers) {
            join(teller);
            answers.add(teller.answers);
            teller.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
        }
        return new Load(Duration.ofNanos(System.nanoTime() - start), own().minus(before), answers, statuses);
    }

    private static Duration own() {
        return ProcessTime.of(ProcessHandle.current().pid())
                .map(ProcessTime::own)
                .orElse(Duration.ZERO);
    }

    private static void join(Thread teller) {
        try {
            teller.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** One connection, renewed when it broke. A delivery is sent once, as GitHub does. */
    private final class Teller extends Thread {

        private final Pace pace;
        private final Histogram answers = new Histogram(3);
        private final Map<Integer, Long> statuses = new TreeMap<>();
        private HttpConnection connection;

        Teller(Pace pace) {
            this.pace = pace;
        }

        @Override
        public void run() {
            for (OptionalLong due = pace.next(); due.isPresent(); due = pace.next()) {
                long number = told.getAndIncrement();
                int status = tell(stories.at(number));
                answers.recordValue(System.nanoTime() - due.getAsLong());
                statuses.merge(status, 1L, Long::sum);
                listener.answered(number, status, due.getAsLong());
            }
            close();
        }

        private int tell(Delivery delivery) {
            try {
                if (connection == null) {
                    connection = new HttpConnection(port);
                }
                int status = connection.post(delivery);
                if (connection.ended()) {
                    close();
                }
                return status;
            } catch (IOException broken) {
                close();
                Wait.pause(Duration.ofMillis(5));
                return 0;
            }
        }

        private void close() {
            if (connection != null) {
                connection.close();
                connection = null;
            }
        }
    }
}
