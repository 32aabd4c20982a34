package io.salesscore.examples.quickstart;

import io.salesscore.measure.Credit;
import io.salesscore.measure.MeasurePlan;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands each fact to whatever takes the facts of the plan that measures it, as it stood on the last day that counts. */
final class PlanFeed implements FactSink {

    /** Says who takes the facts of a plan. */
    interface Takers {

        <T> Consumer<T> of(MeasurePlan<T> plan, Credit<T> credit);
    }

    private final Counting counting;
    private final FirstPurchases purchases = new FirstPurchases();
    private final Optional<Consumer<Deal>> deals;
    private final Optional<Consumer<Deal>> openings;
    private final Optional<Consumer<Lead>> leads;
    private final Optional<Consumer<Visit>> visits;
    private final Optional<Consumer<Survey>> surveys;
    private final Optional<Consumer<Invoice>> invoices;

    PlanFeed(CrmPlans plans, Counting counting, Takers takers) {
        this.counting = counting;
        this.deals = plans.deals().map(plan -> takers.of(plan, Deal.CREDIT));
        this.openings = plans.openings().map(plan -> takers.of(plan, Deal.CREDIT));
        this.leads = plans.leads().map(plan -> takers.of(plan, Credit.of(Lead::rep)));
        this.visits = plans.visits().map(plan -> takers.of(plan, Credit.of(Visit::rep)));
        this.surveys = plans.surveys().map(plan -> takers.of(plan, Credit.of(Survey::rep)));
        this.invoices = plans.invoices().map(plan -> takers.of(plan, Credit.of(Invoice::rep)));
    }

    @Override
    public void deal(Deal deal) {
        Optional<Deal> known = counting.known(deal);
        deals.ifPresent(taker -> {
            // of the closing that came later the plan says so, beside the open deal that it was
            taker.accept(deal);
            known.filter(open -> !open.equals(deal)).ifPresent(taker);
        });
        if (openings.isPresent()) {
            known.ifPresent(purchases::add);
        }
    }

    @Override
    public void lead(Lead lead) {
        leads.ifPresent(taker -> taker.accept(counting.seenOn().map(lead::asOf).orElse(lead)));
    }

    @Override
    public void visit(Visit visit) {
        visits.ifPresent(
                taker -> taker.accept(counting.seenOn().map(visit::asOf).orElse(visit)));
    }

    @Override
    public void survey(Survey survey) {
        surveys.ifPresent(taker -> taker.accept(survey));
    }

    @Override
    public void invoice(Invoice invoice) {
        invoices.ifPresent(
                taker -> taker.accept(counting.seenOn().map(invoice::asOf).orElse(invoice)));
    }

    /** After the last fact: only now is it known with which deals outlets opened. */
    void end() {
        openings.ifPresent(taker -> purchases.deals().forEach(taker));
    }
}
