package io.salesscore.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Help.Ansi;

/** A bar on standard error with rows, rows a second and the time left; it goes away at the end. */
final class ProgressLine implements Progress, AutoCloseable {

    private final ProgressBar bar = ProgressBar.builder()
            .setTaskName("Reading")
            .setInitialMax(-1)
            .setUnit(" rows", 1)
            .showSpeed()
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build();

    @Override
    public void at(long rows, long bytes, long ofBytes) {
        if (bytes > 0) {
            // how many rows there are is known at the end only: as many more as the bytes left would hold
            bar.maxHint(Math.max(rows, Math.round((double) rows * ofBytes / bytes)));
        }
        bar.stepTo(rows);
    }

    @Override
    public void close() {
        bar.close();
    }

    /**
     * Whether somebody is looking: standard error is a terminal. Where the system does not show what it is (outside of
     * Linux), there is a bar where picocli would use colours.
     */
    static boolean onTerminal() {
        Path standardError = Path.of("/proc/self/fd/2");
        return Files.isSymbolicLink(standardError) ? isTerminal(standardError) : Ansi.AUTO.enabled();
    }

    static boolean isTerminal(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
