package io.salesscore.review;

/** How much a finding matters. */
public enum Severity {

    /** Part of the model does the opposite of what it is for, or counts twice. */
    SERIOUS,

    /** Part of the model does little of what its weight promises. */
    WARNING,

    /** Worth knowing. */
    NOTICE
}
