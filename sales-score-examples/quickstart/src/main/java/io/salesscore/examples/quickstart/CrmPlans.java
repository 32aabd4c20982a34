package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.measure.MeasurePlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the facts of an export become KPIs: a plan for each class of facts that is mapped, with the KPIs that its mapped
 * columns can give.
 *
 * <p>Won, lost and returned count on the day of closing (returns on that of the deal, where so counted), leads on the day they came in, surveys on the day they were
 * sent; pipeline and receivables stand at the period's end.
 *
 * @param deals over deals and credit notes
 * @param openings over each new outlet's first purchase, one deal for each outlet
 * @param leads over leads
 * @param visits over visits
 * @param surveys over surveys
 * @param invoices over invoices
 */
// NullAway does not see in class files that the dates and amounts which a measure reads may be null
@SuppressWarnings("NullAway")
record CrmPlans(
        Optional<MeasurePlan<Deal>> deals,
        Optional<MeasurePlan<Deal>> openings,
        Optional<MeasurePlan<Lead>> leads,
        Optional<MeasurePlan<Visit>> visits,
        Optional<MeasurePlan<Survey>> surveys,
        Optional<MeasurePlan<Invoice>> invoices) {

    static CrmPlans of(Mapping mapping, Counting counting) {
        CrmKpis kpis = new CrmKpis(mapping.currency());
        return new CrmPlans(
                mapping.file(Table.DEALS).map(file -> known(overDeals(mapping, kpis, counting), counting)),
                mapping.column(Table.CUSTOMERS, "registered")
                        .filter(column ->
                                mapping.column(Table.DEALS, "customer").isPresent())
                        .map(column -> overOpenings()),
                mapping.file(Table.LEADS).map(file -> known(overLeads(), counting)),
                mapping.file(Table.VISITS).map(file -> known(overVisits(mapping), counting)),
                mapping.file(Table.SURVEYS).map(file -> known(overSurveys(), counting)),
                mapping.file(Table.INVOICES).map(file -> known(overInvoices(kpis), counting)));
    }

    /** All KPIs that are measured. */
    List<Kpi> kpis() {
        return Stream.of(deals, openings, leads, visits, surveys, invoices)
                .flatMap(Optional::stream)
                .flatMap(plan -> plan.kpis().stream())
                .toList();
    }

    private static <T> MeasurePlan<T> known(MeasurePlan<T> plan, Counting counting) {
        return counting.knownOn().map(plan::asKnownOn).orElse(plan);
    }

    /** What is measured of the deals of a product, channel or segment: what was sold, and how. */
    static MeasurePlan<Deal> ofSales(Mapping mapping, Counting counting) {
        return known(sales(mapping, new CrmKpis(mapping.currency()), counting).build(), counting);
    }

    private static MeasurePlan.Builder<Deal> sales(Mapping mapping, CrmKpis kpis, Counting counting) {
        Function<Deal, @Nullable LocalDate> booked = counting::bookedOn;
        MeasurePlan.Builder<Deal> plan = MeasurePlan.of(Deal.class)
                .identifiedBy(Deal::id)
                .recorded(Deal::knownFrom)
                .measure(
                        kpis.revenue(),
                        m -> m.sum(Deal::amount).where(Deal::booked).dated(booked))
                .measure(SalesKpis.DEALS_WON, m -> m.count().where(Deal::won).dated(Deal::closedOn));
        if (mapping.stages().contains(Stage.LOST)) {
            plan.measure(
                    SalesKpis.WIN_RATE,
                    m -> m.proportion(Deal::won).where(Deal::decided).dated(Deal::closedOn));
        }
        if (mapping.stages().contains(Stage.RETURNED)) {
            plan.measure(
                    SalesKpis.RETURN_RATE,
                    m -> m.ratio(
                            m.sum(CrmPlans::taken).where(Deal::returned).dated(booked),
                            m.sum(Deal::amount).where(Deal::won).dated(Deal::closedOn)));
        }
        if (mapping.column(Table.DEALS, "quantity").isPresent()) {
            plan.measure(
                    SalesKpis.SALES_VOLUME,
                    m -> m.sum(Deal::quantity).where(Deal::booked).dated(booked));
        }
        if (isPriced(mapping)) {
            plan.measure(
                    SalesKpis.DISCOUNT_RATE,
                    m -> m.ratio(CrmPlans::discount, Deal::listValue)
                            .where(Deal::won)
                            .dated(Deal::closedOn));
        }
        if (mapping.column(Table.DEALS, "customer").isPresent()) {
            // an outlet is a customer who is called on
            boolean outlets = mapping.file(Table.VISITS).isPresent();
            plan.measure(
                    outlets ? SalesKpis.ACTIVE_OUTLETS : CrmKpis.ACCOUNTS_WON,
                    m -> m.distinct(Deal::customer).where(Deal::won).dated(Deal::closedOn));
        }
        return plan;
    }

    private static boolean isPriced(Mapping mapping) {
        return mapping.column(Table.PRODUCTS, "list-price").isPresent()
                && mapping.column(Table.DEALS, "product").isPresent();
    }

    private static MeasurePlan<Deal> overDeals(Mapping mapping, CrmKpis kpis, Counting counting) {
        MeasurePlan.Builder<Deal> plan = sales(mapping, kpis, counting)
                .measure(
                        kpis.of(SalesKpis.AVERAGE_DEAL),
                        m -> m.ratio(Deal::amount, deal -> 1).where(Deal::won).dated(Deal::closedOn));
        if (mapping.stages().contains(Stage.LOST)) {
            plan.measure(CrmKpis.DEALS_LOST, m -> m.count().where(Deal::lost).dated(Deal::closedOn))
                    .measure(
                            CrmKpis.DEALS_CLOSED,
                            m -> m.count().where(Deal::decided).dated(Deal::closedOn));
        }
        boolean priced = isPriced(mapping);
        if (priced) {
            plan.measure(
                    kpis.listValueWon(),
                    m -> m.sum(Deal::listValue).where(Deal::won).dated(Deal::closedOn));
        }
        if (mapping.column(Table.DEALS, "opened").isPresent()) {
            plan.measure(
                            SalesKpis.SALES_CYCLE_DAYS,
                            m -> m.mean(Deal::cycleDays).where(Deal::won).dated(Deal::closedOn))
                    .measure(
                            CrmKpis.DEALS_OPENED,
                            m -> m.count().where(Deal::begun).dated(Deal::openedOn))
                    .measure(
                            CrmKpis.CLOSING_CYCLE_DAYS,
                            m -> m.mean(Deal::cycleDays).where(Deal::decided).dated(Deal::closedOn))
                    .measure(
                            CrmKpis.OPEN_DEALS,
                            m -> m.balanceCount()
                                    .where(Deal::begun)
                                    .from(Deal::openedOn)
                                    .until(Deal::closedOn))
                    .measure(
                            kpis.of(SalesKpis.PIPELINE_VALUE),
                            m -> m.balance(priced ? CrmPlans::valueInPipeline : Deal::amount)
                                    .where(Deal::begun)
                                    .from(Deal::openedOn)
                                    .until(Deal::closedOn));
        }
        if (mapping.column(Table.DEALS, "customer").isPresent()) {
            plan.measure(
                    SalesKpis.REPEAT_CUSTOMER_RATE,
                    m -> m.repeatShare(Deal::customer, Deal::id)
                            .where(Deal::won)
                            .dated(Deal::closedOn));
        }
        return plan.build();
    }

    private static BigDecimal taken(Deal creditNote) {
        return creditNote.amount().negate();
    }

    private static @Nullable BigDecimal discount(Deal deal) {
        return deal.listValue() == null ? null : deal.listValue().subtract(deal.amount());
    }

    /** A deal of which nobody knows yet what is wanted is worth nothing in the pipeline. */
    private static BigDecimal valueInPipeline(Deal deal) {
        return Objects.requireNonNullElse(deal.listValue(), BigDecimal.ZERO);
    }

    private static MeasurePlan<Deal> overOpenings() {
        return MeasurePlan.of(Deal.class)
                .identifiedBy(Deal::id)
                .measure(SalesKpis.NEW_OPEN_OUTLETS, m -> m.count().dated(Deal::closedOn))
                .build();
    }

    private static MeasurePlan<Lead> overLeads() {
        return MeasurePlan.of(Lead.class)
                .identifiedBy(Lead::id)
                .recorded(Lead::createdOn)
                .measure(
                        SalesKpis.LEAD_CONVERSION,
                        m -> m.proportion(Lead::converted).dated(Lead::createdOn))
                .build();
    }

    private static MeasurePlan<Visit> overVisits(Mapping mapping) {
        MeasurePlan.Builder<Visit> plan = MeasurePlan.of(Visit.class)
                .identifiedBy(Visit::id)
                .recorded(Visit::knownFrom)
                .measure(SalesKpis.CALLS, m -> m.count().where(Visit::made).dated(Visit::visitedOn))
                .measure(
                        SalesKpis.DAYS_WORKED,
                        m -> m.distinct(CrmPlans::repAndDay).where(Visit::made).dated(Visit::visitedOn));
        if (mapping.column(Table.VISITS, "planned").isPresent()) {
            plan.measure(
                            SalesKpis.PLANNED_CALLS,
                            m -> m.count().where(Visit::planned).dated(Visit::plannedOn))
                    .measure(
                            SalesKpis.CALL_PLAN_ACHIEVEMENT,
                            m -> m.proportion(Visit::made).where(Visit::planned).dated(Visit::plannedOn))
                    .measure(
                            SalesKpis.CALL_COMPLIANCE,
                            m -> m.proportion(Visit::onPlan).where(Visit::made).dated(Visit::visitedOn));
        }
        if (mapping.column(Table.VISITS, "lines").isPresent()) {
            plan.measure(
                            SalesKpis.EFFECTIVE_CALLS,
                            m -> m.count().where(Visit::effective).dated(Visit::visitedOn))
                    .measure(
                            SalesKpis.EFFECTIVE_CALL_RATIO,
                            m -> m.proportion(Visit::effective)
                                    .where(Visit::made)
                                    .dated(Visit::visitedOn))
                    .measure(
                            SalesKpis.LINES_PER_CALL,
                            m -> m.ratio(Visit::lines, visit -> 1)
                                    .where(Visit::effective)
                                    .dated(Visit::visitedOn));
        }
        return plan.build();
    }

    private static String repAndDay(Visit visit) {
        return visit.rep() + "/" + visit.visitedOn();
    }

    private static MeasurePlan<Survey> overSurveys() {
        return MeasurePlan.of(Survey.class)
                .identifiedBy(Survey::id)
                .recorded(Survey::sentOn)
                .measure(
                        SalesKpis.CSAT_MEAN,
                        m -> m.mean(Survey::rating).where(Survey::answered).dated(Survey::sentOn))
                .measure(
                        SalesKpis.CSAT_SHARE,
                        m -> m.proportion(Survey::satisfied)
                                .where(Survey::answered)
                                .dated(Survey::sentOn))
                .build();
    }

    private static MeasurePlan<Invoice> overInvoices(CrmKpis kpis) {
        return MeasurePlan.of(Invoice.class)
                .identifiedBy(Invoice::id)
                .recorded(Invoice::issuedOn)
                .measure(
                        kpis.of(SalesKpis.DROP_SIZE),
                        m -> m.ratio(Invoice::amount, invoice -> 1).dated(Invoice::issuedOn))
                .measure(
                        SalesKpis.OVERDUE_RECEIVABLES,
                        m -> m.ratio(
                                m.balance(Invoice::amount)
                                        .from(CrmPlans::overdueFrom)
                                        .until(Invoice::paidOn),
                                m.balance(Invoice::amount)
                                        .from(Invoice::issuedOn)
                                        .until(Invoice::paidOn)))
                .build();
    }

    private static LocalDate overdueFrom(Invoice invoice) {
        return invoice.dueOn().plusDays(1);
    }
}
