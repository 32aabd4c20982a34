package io.salesscore.examples.quickstart;

/** Told from time to time how far reading has come. */
@FunctionalInterface
interface Progress {

    /** Says nothing. */
    Progress QUIET = (rows, bytes, ofBytes) -> {};

    /**
     * Reading has come this far.
     *
     * @param rows rows read so far, over all files
     * @param bytes how much of the files has been taken in
     * @param ofBytes how much there is
     */
    void at(long rows, long bytes, long ofBytes);
}
