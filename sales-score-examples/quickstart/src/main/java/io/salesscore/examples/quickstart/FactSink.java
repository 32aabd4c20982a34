package io.salesscore.examples.quickstart;

/**
 * Takes facts one at a time, in the order of the files and their rows. What it does not keep is not in memory.
 *
 * <p>Each method does nothing unless overridden: a sink speaks only of the facts that it wants.
 */
interface FactSink {

    default void deal(Deal deal) {}

    default void lead(Lead lead) {}

    default void visit(Visit visit) {}

    default void survey(Survey survey) {}

    default void invoice(Invoice invoice) {}

    default void target(Target target) {}

    /** Hands each fact to this sink and to another. */
    default FactSink and(FactSink other) {
        FactSink first = this;
        return new FactSink() {
            @Override
            public void deal(Deal deal) {
                first.deal(deal);
                other.deal(deal);
            }

            @Override
            public void lead(Lead lead) {
                first.lead(lead);
                other.lead(lead);
            }

            @Override
            public void visit(Visit visit) {
                first.visit(visit);
                other.visit(visit);
            }

            @Override
            public void survey(Survey survey) {
                first.survey(survey);
                other.survey(survey);
            }

            @Override
            public void invoice(Invoice invoice) {
                first.invoice(invoice);
                other.invoice(invoice);
            }

            @Override
            public void target(Target target) {
                first.target(target);
                other.target(target);
            }
        };
    }
}
