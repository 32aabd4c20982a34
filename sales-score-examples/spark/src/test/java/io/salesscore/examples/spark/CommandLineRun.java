package io.salesscore.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What the command line did with its arguments.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained about
 */
record CommandLineRun(int code, String out, String err) {

    static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        int code = commandLine.execute(arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    /** What it printed, if all went well. */
    String requireFine() {
        assertThat(this).isEqualTo(new CommandLineRun(Main.FINE, out, ""));
        return out;
    }
}
