package io.salesscore.examples.quickstart;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: a CRM export in, scorecards out. */
@Command(name = "quickstart", mixinStandardHelpOptions = true, description = "Scores a CRM export.")
final class Main implements Runnable {

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        System.out.println("Sales Score quickstart");
    }
}
