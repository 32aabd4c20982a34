package io.salesscore.examples.quickstart;

/** Where a deal stands in the export, whatever words the CRM has for it. */
enum Stage {
    /** Still worked on: nobody has said yes or no. */
    OPEN,
    /** The customer bought. */
    WON,
    /** The customer did not buy. */
    LOST,
    /** Goods came back: a credit note, with a negative quantity and amount. It is no deal of its own. */
    RETURNED
}
