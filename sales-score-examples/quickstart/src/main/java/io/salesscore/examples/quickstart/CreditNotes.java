package io.salesscore.examples.quickstart;

/** In which period a credit note counts. */
enum CreditNotes {
    /** In its own: what came back in April is April's, and March stays as it was paid. */
    OWN,
    /** In that of the deal that it corrects, where it names one: March is restated. */
    ORIGINAL
}
