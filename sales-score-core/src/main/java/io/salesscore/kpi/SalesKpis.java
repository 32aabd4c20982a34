package io.salesscore.kpi;

import static io.salesscore.kpi.Direction.HIGHER_IS_BETTER;
import static io.salesscore.kpi.Direction.LOWER_IS_BETTER;
import static io.salesscore.kpi.Direction.ON_TARGET_IS_BEST;
import static io.salesscore.kpi.RollUp.LAST;
import static io.salesscore.kpi.RollUp.NONE;
import static io.salesscore.kpi.RollUp.POOL;
import static io.salesscore.kpi.RollUp.SUM;
import static io.salesscore.kpi.RollUp.UNION;

import java.util.List;
import java.util.Optional;

/**
 * Sales KPIs that the facts of a CRM can give, with the Indonesian field-sales ones: ready to measure, each with what goes
 * wrong with it. A company whose definition differs builds its own with {@link Kpi#builder}, under an id of its own.
 *
 * <table class="striped">
 * <caption>How they join</caption>
 * <tr><th>kind</th><th>over subjects</th><th>over time</th><th>example</th></tr>
 * <tr><td>flow</td><td>{@link RollUp#SUM}</td><td>{@link RollUp#SUM}</td><td>{@link #REVENUE}</td></tr>
 * <tr><td>balance</td><td>{@link RollUp#SUM}</td><td>{@link RollUp#LAST}</td><td>{@link #PIPELINE_VALUE}</td></tr>
 * <tr><td>quotient of flows, mean</td><td>{@link RollUp#POOL}</td><td>{@link RollUp#POOL}</td><td>{@link #WIN_RATE}</td></tr>
 * <tr><td>quotient of balances</td><td>{@link RollUp#POOL}</td><td>{@link RollUp#LAST}</td>
 *     <td>{@link #OVERDUE_RECEIVABLES}</td></tr>
 * <tr><td>quotient that ties a flow to the period's start or end</td><td>{@link RollUp#POOL}</td><td>{@link RollUp#NONE}</td>
 *     <td>{@link #RETENTION_RATE}</td></tr>
 * <tr><td>distinct or repeated keys</td><td>{@link RollUp#UNION}</td><td>{@link RollUp#UNION}</td>
 *     <td>{@link #ACTIVE_OUTLETS}</td></tr>
 * <tr><td>what its own evidence cannot join</td><td>{@link RollUp#NONE}</td><td>{@link RollUp#NONE}</td>
 *     <td>{@link #SALES_GROWTH}</td></tr>
 * </table>
 *
 * <p>What joins as {@link RollUp#NONE} is measured anew for the team or the longer period, from its own facts.
 *
 * <p>Some KPIs are made of others: revenue is {@link #DEALS_WON} times {@link #AVERAGE_DEAL}, effective calls are
 * {@link #CALLS} times {@link #EFFECTIVE_CALL_RATIO}, churn is 1 − {@link #RETENTION_RATE}. A model that weights all of such
 * a set counts one thing twice.
 *
 * <p>Rates are stored as shares, 24 % being 0.24. Usual targets are those that the named source states, to compare with and
 * not to copy; "trade usage" means that a definition is common and has no single source.
 */
public final class SalesKpis {

    private SalesKpis() {}

    // ---- results ----

    /**
     * Revenue (<em>omzet</em>, <em>nilai penjualan</em>): the value of deals won, or of sales invoiced, in the period.
     *
     * <p>{@code sum(value)} in IDR; higher is better. A flow: adds over subjects and over time. Shared deals add by their
     * credit shares; overlaid credit would count them twice for the team.
     *
     * <p>Say which date counts (closing, order or invoice), and whether VAT (PPN) is in it and returns are out of it; two
     * branches that differ in this cannot be ranked. It is deals won times average deal, so a model that weights all three
     * counts revenue twice. Source: kpitree.co/glossary/sales-metrics.
     */
    public static final Kpi REVENUE = kpi("revenue", "Revenue", "Omzet", Unit.IDR, HIGHER_IS_BETTER, SUM, SUM);

    /**
     * Sales volume (<em>volume penjualan</em>): how much was sold, in cartons, pieces or kilograms.
     *
     * <p>{@code sum(quantity)}; higher is better. A flow: adds over subjects and over time.
     *
     * <p>Only one unit adds: 10 cartons and 10 pieces are not 20 of anything. Convert before measuring, or build one KPI per
     * unit with {@link Unit#number}. Volume without price invites discounts; {@link #DISCOUNT_RATE} beside it shows them.
     * Source: ilmumanajemensdm.com.
     */
    public static final Kpi SALES_VOLUME =
            kpi("sales_volume", "Sales volume", "Volume penjualan", Unit.number("unit"), HIGHER_IS_BETTER, SUM, SUM);

    /**
     * Quota attainment (<em>pencapaian target</em>): revenue as a share of its target, for hosts that keep nothing else.
     *
     * <p>{@code revenue / target}, 1 being on target; higher is better. Joins by pooling: revenues and targets each add.
     *
     * <p>Where revenue and target are both known, score {@link #REVENUE} by its attainment instead: then the target stays
     * visible, and the change of a score can be told from the change of a target. 1.20 is a common cap. Sources report actual
     * averages of 0.43 to 0.47, so a curve that gives nothing below 0.80 gives most people nothing. Sources:
     * man.digital/blog/sales-kpi; kpitree.co/glossary/sales-metrics.
     */
    public static final Kpi QUOTA_ATTAINMENT = kpi(
            "quota_attainment", "Quota attainment", "Pencapaian target", Unit.PERCENT, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Sales growth (<em>pertumbuhan penjualan</em>): the change of revenue against the same period last year.
     *
     * <p>{@code (revenue − previous) / previous}; a relative change, 0.15 being 15 % more; higher is better. Does not join:
     * a transferred customer grows one rep and shrinks another, and windows aligned to Lebaran do not lie side by side.
     *
     * <p>Against the month before, it measures the season. Against last year it still does, where Lebaran moved by 11 days
     * between them. A newcomer has no growth (not applicable), a previous period of zero has none either, and zero growth is
     * no absence of anything, so the attainment of a growth target means nothing. Usual target: 0.15 a year, as an
     * illustration. Source: ilmumanajemensdm.com.
     */
    public static final Kpi SALES_GROWTH =
            kpi("sales_growth", "Sales growth", "Pertumbuhan penjualan", Unit.CHANGE, HIGHER_IS_BETTER, NONE, NONE);

    /**
     * Deals won (<em>jumlah closing</em>): how many deals closed as won in the period.
     *
     * <p>{@code count(won deals by closing date)}; higher is better. A flow: adds over subjects and over time. A deal shared
     * 0.6 to 0.4 is that much for each, and one for the team.
     *
     * <p>Rewards splitting one deal into three; {@link #AVERAGE_DEAL} beside it shows that. A deal reopened and won again
     * must keep its id, or it counts twice. Source: kpitree.co/glossary/sales-metrics.
     */
    public static final Kpi DEALS_WON =
            kpi("deals_won", "Deals won", "Jumlah closing", Unit.COUNT, HIGHER_IS_BETTER, SUM, SUM);

    /**
     * Average deal (<em>rata-rata nilai transaksi</em>): the value of a deal won.
     *
     * <p>{@code revenue / deals won} in IDR; higher is better. Joins by pooling: 150 from 2 deals and 80 from 1 are 76.67,
     * not the 77.50 that the two averages would average to.
     *
     * <p>A mean: one whale moves it more than a quarter's work does. Compare within a segment only. Without a deal it has no
     * value, which is not 0. Source: kpitree.co/glossary/sales-metrics.
     */
    public static final Kpi AVERAGE_DEAL = kpi(
            "avg_deal_size", "Average deal size", "Rata-rata nilai transaksi", Unit.IDR, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Discount rate (<em>tingkat diskon</em>): what was given away from the list price.
     *
     * <p>{@code (list value − net value) / list value}; lower is better. Joins by pooling both values, so that large deals
     * weigh as they cost.
     *
     * <p>Negative where deals close above list price, which real exports contain. The list price is that of the deal's date;
     * today's list makes old deals look discounted. Lost deals have no discount: a rep who never discounts and never wins
     * looks perfect. Source: trade usage.
     */
    public static final Kpi DISCOUNT_RATE =
            kpi("discount_rate", "Discount rate", "Tingkat diskon", Unit.PERCENT, LOWER_IS_BETTER, POOL, POOL);

    /**
     * Gross margin (<em>marjin kotor</em>): what revenue leaves after the cost of the goods.
     *
     * <p>{@code (revenue − cost of goods) / revenue}; higher is better. Joins by pooling both amounts.
     *
     * <p>May be negative, and has no value where returns exceed sales. Needs a cost per product in the CRM; a standard cost
     * that finance corrects in the next quarter changes old scores unless they are restated. A rep who sells what sells by
     * itself has the better mix, not the better skill. Source: trade usage.
     */
    public static final Kpi GROSS_MARGIN =
            kpi("gross_margin", "Gross margin", "Marjin kotor", Unit.PERCENT, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Expansion revenue share (<em>porsi penjualan tambahan</em>): how much of revenue comes from existing customers buying
     * more or better.
     *
     * <p>{@code expansion revenue / revenue}; higher is better. Joins by pooling both amounts.
     *
     * <p>Depends on when a customer stops being new, so state that. It rises when new business dries up, with nothing
     * improved: read it beside {@link #NEW_CUSTOMERS}. Source: trade usage.
     */
    public static final Kpi EXPANSION_SHARE = kpi(
            "upsell",
            "Expansion revenue share",
            "Porsi penjualan tambahan",
            Unit.PERCENT,
            HIGHER_IS_BETTER,
            POOL,
            POOL);

    /**
     * Forecast accuracy (<em>akurasi prakiraan penjualan</em>): how near the forecast came to what was sold.
     *
     * <p>{@code 1 − |forecast − actual| / actual}; 1 is exact, negative where the miss exceeds the sales; higher is better.
     * Does not join: one rep's miss upwards and another's downwards cancel in the team's forecast, and no rep's accuracy
     * tells by how much.
     *
     * <p>No value where nothing was sold. Freeze the forecast at a stated date, or the last edit before the end makes
     * everyone exact. Whoever can hold a deal back until next month controls both sides. Usual target: 0.85, within 15 %.
     * Source: mm.dreamineering.com.
     */
    public static final Kpi FORECAST_ACCURACY = kpi(
            "forecast_accuracy",
            "Forecast accuracy",
            "Akurasi prakiraan penjualan",
            Unit.PERCENT,
            HIGHER_IS_BETTER,
            NONE,
            NONE);

    // ---- leads and pipeline ----

    /**
     * Lead conversion (<em>tingkat konversi prospek</em>): the share of leads that became a deal or customer.
     *
     * <p>{@code converted leads / leads}, 0 to 1; higher is better. Joins by pooling: 3 of 4 and 1 of 6 are 4 of 10.
     *
     * <p>By cohort (leads created in the period, converted ever since) the latest period is always unripe and rises for
     * months; by period (conversions now over leads now) it may exceed 1 and is refused. State which, and give the cohort
     * time. Reps who enter only sure leads look best. Usual target: 0.20 of all leads, as an illustration. Source:
     * ilmumanajemensdm.com.
     */
    public static final Kpi LEAD_CONVERSION = kpi(
            "lead_conversion", "Lead conversion", "Tingkat konversi prospek", Unit.SHARE, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Win rate (<em>tingkat kemenangan</em>): the share of decided deals that were won.
     *
     * <p>{@code won / (won + lost)} by closing date, 0 to 1; higher is better. Joins by pooling.
     *
     * <p>By closing date, not by cohort: deals nobody closes as lost stay out, so a rep who never gives a deal up has an
     * excellent rate and a rotting pipeline. By count, not by value. 2 of 2 is not 50 of 50; a prior tells them apart. Usual
     * target: 0.25 to 0.33. Sources: gaspwiki.pages.dev/v1/metrics/sales; mm.dreamineering.com.
     */
    public static final Kpi WIN_RATE =
            kpi("win_rate", "Win rate", "Tingkat kemenangan", Unit.SHARE, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Sales cycle (<em>lama siklus penjualan</em>): the days from opening a deal to winning it.
     *
     * <p>{@code mean(closing date − opening date)} over won deals, in days; lower is better. Joins by pooling the sums and
     * counts.
     *
     * <p>Won deals alone flatter: what drags on is still open and not in the mean. It falls when reps enter deals on the day
     * they win them. Over won and lost deals it is another number; state which. Usual target: under 84 days for business
     * software. Sources: mm.dreamineering.com; kpitree.co/glossary/sales-metrics.
     */
    public static final Kpi SALES_CYCLE_DAYS =
            kpi("cycle_days", "Sales cycle", "Lama siklus penjualan", Unit.DAY, LOWER_IS_BETTER, POOL, POOL);

    /**
     * Sales velocity (<em>kecepatan penjualan</em>): the value that the pipeline yields per day.
     *
     * <p>{@code open deals × win rate × average deal / cycle days} in IDR per day; higher is better. Does not join: a product
     * of four figures, of which the parts' products say too little.
     *
     * <p>An estimate from four estimates; on a handful of deals it is noise. It shares its factors with {@link #WIN_RATE},
     * {@link #AVERAGE_DEAL} and {@link #SALES_CYCLE_DAYS}, so weighting it beside them counts them twice. Source:
     * kpitree.co/glossary/sales-metrics.
     */
    public static final Kpi SALES_VELOCITY = kpi(
            "sales_velocity",
            "Sales velocity",
            "Kecepatan penjualan",
            Unit.number("IDR/day"),
            HIGHER_IS_BETTER,
            NONE,
            NONE);

    /**
     * Open pipeline (<em>nilai pipeline</em>): the value of deals open at the period's end.
     *
     * <p>{@code sum(value of open deals)} in IDR; higher is better. A balance: adds over subjects, takes the last over time,
     * and is never prorated.
     *
     * <p>Open at the end includes deals that were closed later; a query over today's stage forgets them and shrinks the past.
     * Say whether values are weighted by stage. Dead deals left open raise it: {@link #PIPELINE_COVERAGE} beside
     * {@link #WIN_RATE} shows that. Source: gaspwiki.pages.dev/v1/metrics/sales.
     */
    public static final Kpi PIPELINE_VALUE =
            kpi("pipeline_value", "Open pipeline", "Nilai pipeline", Unit.IDR, HIGHER_IS_BETTER, SUM, LAST);

    /**
     * Pipeline coverage (<em>rasio cakupan pipeline</em>): how many times the open pipeline covers the target still to reach.
     *
     * <p>{@code open pipeline / remaining target}, in times; near its target is best. A quotient of balances: pools over
     * subjects, takes the last over time.
     *
     * <p>What is needed is about 1 / win rate. Far more is no comfort but a sign of dead deals. Once the target is reached
     * there is no remainder and no value. Usual target: 3 to 4; above 4 to 5 look at the hygiene. Source:
     * gaspwiki.pages.dev/v1/metrics/sales.
     */
    public static final Kpi PIPELINE_COVERAGE = kpi(
            "pipeline_coverage",
            "Pipeline coverage",
            "Rasio cakupan pipeline",
            Unit.number("x"),
            ON_TARGET_IS_BEST,
            POOL,
            LAST);

    /**
     * Lead response time (<em>waktu respons prospek</em>): the hours until a new lead is first contacted.
     *
     * <p>{@code median(first contact − lead created)} in working hours; lower is better. Does not join: medians of parts do
     * not give the median of the whole.
     *
     * <p>Leads never contacted have no response time and drop out of the median; count them, or the worst rep looks fastest.
     * Working hours need a calendar and a zone. An automatic reply is no contact. Source: trade usage.
     */
    public static final Kpi LEAD_RESPONSE_HOURS =
            kpi("response_time", "Lead response time", "Waktu respons prospek", Unit.HOUR, LOWER_IS_BETTER, NONE, NONE);

    /**
     * Follow-ups on time (<em>tindak lanjut tepat waktu</em>): the share of due follow-ups that were done by their date.
     *
     * <p>{@code done by due date / due}, 0 to 1; higher is better. Joins by pooling.
     *
     * <p>Count by due date, or what is overdue never enters. Whoever may move the due date is always on time: keep the first
     * one. Source: corcava.com scorecards.
     */
    public static final Kpi FOLLOW_UP_RATE = kpi(
            "followup_rate",
            "Follow-ups on time",
            "Tindak lanjut tepat waktu",
            Unit.SHARE,
            HIGHER_IS_BETTER,
            POOL,
            POOL);

    /**
     * Quotations sent (<em>jumlah penawaran</em>).
     *
     * <p>{@code count(quotations)}; higher is better. A flow: adds over subjects and over time.
     *
     * <p>Revisions of one quotation are one quotation. More is effort, not success. Source: trade usage.
     */
    public static final Kpi QUOTES_SENT =
            kpi("quotes_sent", "Quotations sent", "Jumlah penawaran", Unit.COUNT, HIGHER_IS_BETTER, SUM, SUM);

    /**
     * Referrals (<em>rekomendasi pelanggan</em>): leads that came from a customer.
     *
     * <p>{@code count(referred leads)}; higher is better. A flow: adds over subjects and over time.
     *
     * <p>Only as good as the lead-source field, which is typed by those it rewards. Source: trade usage.
     */
    public static final Kpi REFERRALS =
            kpi("referrals", "Referrals", "Rekomendasi pelanggan", Unit.COUNT, HIGHER_IS_BETTER, SUM, SUM);

    // ---- customer interactions ----

    /**
     * Sales activities (<em>jumlah aktivitas penjualan</em>): all logged interactions with customers and leads.
     *
     * <p>{@code count(calls + meetings + visits + demos)}; higher is better. A flow: adds over subjects and over time; an
     * activity that two reps logged is two.
     *
     * <p>Measures logging as much as selling. Counts a phone call like a day's workshop. It contains {@link #MEETINGS} and
     * {@link #CALLS}, so do not weight it beside them. Source: trade usage.
     */
    public static final Kpi ACTIVITIES = kpi(
            "activities_per_rep",
            "Sales activities",
            "Jumlah aktivitas penjualan",
            Unit.COUNT,
            HIGHER_IS_BETTER,
            SUM,
            SUM);

    /**
     * Meetings (<em>jumlah pertemuan</em>): meetings and presentations held.
     *
     * <p>{@code count(meetings held)}; higher is better. A flow: adds over subjects and over time.
     *
     * <p>Held, not booked: exclude what was cancelled. A joint meeting counts for each who attended, so the team's sum exceeds
     * the customer's calendar unless credit is shared. Source: trade usage.
     */
    public static final Kpi MEETINGS =
            kpi("meetings", "Meetings held", "Jumlah pertemuan", Unit.COUNT, HIGHER_IS_BETTER, SUM, SUM);

    // ---- customers ----

    /**
     * New customers (<em>pelanggan baru</em>): customers whose first purchase ever lies in the period.
     *
     * <p>{@code count(first purchases)}; higher is better. Adds over subjects and over time: a customer has one first
     * purchase, so this counts events and not keys, targets add, and a shared first purchase counts by its credit shares.
     *
     * <p>Whether a purchase is the first is told by all facts of the company since its beginning, not by the rep's own or by
     * those of the export; otherwise an old customer becomes new with every handover. Duplicate accounts become new customers.
     * A purchase returned in full still made one. Source: trade usage.
     */
    public static final Kpi NEW_CUSTOMERS =
            kpi("new_customers", "New customers", "Pelanggan baru", Unit.COUNT, HIGHER_IS_BETTER, SUM, SUM);

    /**
     * Customer return rate (<em>tingkat pembelian ulang</em>, repeat order): the share of buying customers that bought more
     * than once in the period.
     *
     * <p>{@code customers with at least 2 purchases / customers with at least 1}, 0 to 1; higher is better. Joins by uniting
     * customers ({@link Measurement.KeyStatistic#REPEAT_SHARE}): one who bought from Sari in January and from Budi in
     * February repeats for the team and the quarter, and for neither alone. No average of rates finds that.
     *
     * <p>Grows with the length of the period, so compare periods of one length only. Instalments and split invoices look
     * like repeat purchases unless they share the deal's id. The other definition in use, "bought before and in the period",
     * is another KPI. Source: trade usage.
     */
    public static final Kpi REPEAT_CUSTOMER_RATE = kpi(
            "repeat_rate",
            "Customer return rate",
            "Tingkat pembelian ulang",
            Unit.SHARE,
            HIGHER_IS_BETTER,
            UNION,
            UNION);

    /**
     * Customer retention (<em>tingkat retensi pelanggan</em>): the share of the customers at the start that are still active
     * at the end.
     *
     * <p>{@code still active / customers at start}, 0 to 1; higher is better. Pools over subjects, where each customer is one
     * subject's. Does not join over time: three monthly rates of 0.90 are neither 0.90 nor reliably 0.73 for the quarter,
     * whose customers at the start are fixed.
     *
     * <p>New customers never enter it. "Active" needs a rule (bought within so many days), and that rule decides the number.
     * Customers handed over to another rep are not lost. Source: trade usage.
     */
    public static final Kpi RETENTION_RATE = kpi(
            "retention_rate",
            "Customer retention",
            "Tingkat retensi pelanggan",
            Unit.SHARE,
            HIGHER_IS_BETTER,
            POOL,
            NONE);

    /**
     * Customer churn (<em>tingkat kehilangan pelanggan</em>): the share of the customers at the start that were lost.
     *
     * <p>{@code lost / customers at start}, which is 1 − retention, 0 to 1; lower is better. Joins as
     * {@link #RETENTION_RATE}.
     *
     * <p>Weighting it beside retention counts one thing twice. Outside subscriptions nobody says that they leave, and churn
     * is a guess that arrives late. Source: trade usage.
     */
    public static final Kpi CHURN_RATE = kpi(
            "churn_rate", "Customer churn", "Tingkat kehilangan pelanggan", Unit.SHARE, LOWER_IS_BETTER, POOL, NONE);

    /**
     * Net revenue retention (<em>retensi pendapatan bersih</em>): what last year's customers are worth now.
     *
     * <p>{@code (start + expansion − contraction − churned) / start}, of recurring revenue; above 1 the existing customers
     * grow by themselves; higher is better. Pools over subjects; does not join over time, since each period's start is
     * another one.
     *
     * <p>For recurring revenue only. One grown customer hides ten lost ones: {@link #GROSS_REVENUE_RETENTION} does not. Usual
     * target: above 1.00. Source: mm.dreamineering.com.
     */
    public static final Kpi NET_REVENUE_RETENTION = kpi(
            "nrr", "Net revenue retention", "Retensi pendapatan bersih", Unit.PERCENT, HIGHER_IS_BETTER, POOL, NONE);

    /**
     * Gross revenue retention (<em>retensi pendapatan kotor</em>): what remains of the recurring revenue at the start.
     *
     * <p>{@code (start − contraction − churned) / start}, 0 to 1; higher is better. Joins as {@link #NET_REVENUE_RETENTION}.
     *
     * <p>Never above 1: expansion is left out, customer by customer, before adding. Source: trade usage.
     */
    public static final Kpi GROSS_REVENUE_RETENTION =
            kpi("grr", "Gross revenue retention", "Retensi pendapatan kotor", Unit.SHARE, HIGHER_IS_BETTER, POOL, NONE);

    /**
     * Cross-sell ratio (<em>rasio penjualan silang</em>): the share of buying customers that bought from at least two product
     * groups.
     *
     * <p>{@code customers with at least 2 product groups / customers with at least 1}, 0 to 1; higher is better. Joins by
     * uniting customers: a keyed count ({@link Measurement.KeyStatistic#REPEAT_SHARE}) of customers with the product group in
     * the place of the fact's id.
     *
     * <p>Depends on how fine the groups are; a new grouping is a new KPI. Grows with the length of the period. Source: trade
     * usage.
     */
    public static final Kpi CROSS_SELL_RATE =
            kpi("cross_sell", "Cross-sell ratio", "Rasio penjualan silang", Unit.SHARE, HIGHER_IS_BETTER, UNION, UNION);

    /**
     * Satisfied customers (<em>tingkat kepuasan pelanggan</em>, CSAT): the share of survey answers that are 4 or 5 of 5.
     *
     * <p>{@code answers of 4 or 5 / all answers}, 0 to 1; higher is better. Joins by pooling answers.
     *
     * <p>Not to be confused with {@link #CSAT_MEAN}: answers 3, 4, 4, 5, 5 have a share of 0.80 and a mean of 4.2. It sees no
     * difference between a 1 and a 3. Who does not answer is not satisfied by that, and reps choose whom to ask: look at the
     * number of answers. Indonesian forms often use four steps; rescale before counting. Source:
     * id.scribd.com/document/703899508 for the index form; the share is trade usage.
     */
    public static final Kpi CSAT_SHARE = kpi(
            "csat",
            "Satisfied customers (CSAT)",
            "Tingkat kepuasan pelanggan",
            Unit.SHARE,
            HIGHER_IS_BETTER,
            POOL,
            POOL);

    /**
     * Customer satisfaction (<em>indeks kepuasan pelanggan</em>): the mean survey answer from 1 to 5.
     *
     * <p>{@code mean(answer)}, 1 to 5; higher is better. Joins by pooling answers: sums, counts and sums of squares add.
     *
     * <p>A rating: 4 is not twice 2, and R / T of a target means nothing, so it takes a curve over values. Not to be confused
     * with {@link #CSAT_SHARE}. Means of ratings crowd between 4.0 and 4.6, where the curve must be steep to tell people
     * apart, and a handful of answers decides. Forms with answers from 1 to 4 are another KPI. Source:
     * id.scribd.com/document/703899508.
     */
    public static final Kpi CSAT_MEAN = kpi(
            "csat_mean",
            "Customer satisfaction (mean answer)",
            "Indeks kepuasan pelanggan",
            Unit.rating(1, 5),
            HIGHER_IS_BETTER,
            POOL,
            POOL);

    /**
     * Net promoter score (<em>skor promotor bersih</em>): promoters less detractors.
     *
     * <p>{@code 100 × (share of answers 9–10 − share of answers 0–6)}, −100 to 100; higher is better. Joins by pooling, where
     * it is measured as the mean of +100 per promoter, 0 per passive and −100 per detractor; a score without its answers does
     * not join.
     *
     * <p>An interval scale through zero: no attainment. Its noise is large: at 50 answers a difference of 20 points is no
     * news. Answers asked for by the rep at the counter are not those of an anonymous mail. Source: trade usage.
     */
    public static final Kpi NPS = kpi(
            "nps", "Net promoter score", "Skor promotor bersih", Unit.rating(-100, 100), HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Customer effort score (<em>skor kemudahan pelanggan</em>): how easy customers found it to be served, 7 being very easy.
     *
     * <p>{@code mean(answer)}, 1 to 7; higher is better. Joins by pooling answers.
     *
     * <p>Some forms let 7 mean much effort: turn those around (8 − answer) before measuring. A rating, so no
     * attainment. Source: trade usage.
     */
    public static final Kpi CUSTOMER_EFFORT = kpi(
            "ces",
            "Customer effort score",
            "Skor kemudahan pelanggan",
            Unit.rating(1, 7),
            HIGHER_IS_BETTER,
            POOL,
            POOL);

    /**
     * Complaint rate (<em>tingkat keluhan pelanggan</em>): complaints per order.
     *
     * <p>{@code complaints / orders}; lower is better. Joins by pooling both counts.
     *
     * <p>A ratio and no share: one order may bring two complaints, and a complaint may come a month after its order. Few
     * complaints may mean that nobody was asked or nobody wrote them down. Source: trade usage.
     */
    public static final Kpi COMPLAINT_RATE = kpi(
            "complaint_rate", "Complaint rate", "Tingkat keluhan pelanggan", Unit.PERCENT, LOWER_IS_BETTER, POOL, POOL);

    /**
     * Complaints resolved on time (<em>penyelesaian keluhan tepat waktu</em>): the share closed within the agreed time.
     *
     * <p>{@code closed in time / complaints due}, 0 to 1; higher is better. Joins by pooling.
     *
     * <p>Count by the date on which the time runs out; by closing date, what stays open never counts. Closing and reopening is
     * one complaint. Source: trade usage.
     */
    public static final Kpi COMPLAINTS_RESOLVED_ON_TIME = kpi(
            "complaint_resolution",
            "Complaints resolved on time",
            "Penyelesaian keluhan tepat waktu",
            Unit.SHARE,
            HIGHER_IS_BETTER,
            POOL,
            POOL);

    /**
     * On-time delivery (<em>ketepatan pengiriman</em>): the share of delivered orders that came by the promised date.
     *
     * <p>{@code delivered by the promised date / delivered}, 0 to 1; higher is better. Joins by pooling.
     *
     * <p>Undelivered orders are not in it. The first promise counts, not the last. More the warehouse's figure than the
     * rep's, unless reps promise dates. Source: trade usage.
     */
    public static final Kpi ON_TIME_DELIVERY = kpi(
            "on_time_delivery", "On-time delivery", "Ketepatan pengiriman", Unit.SHARE, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Order fill rate (<em>tingkat pemenuhan pesanan</em>, service level): how much of what was ordered was delivered.
     *
     * <p>{@code delivered quantity / ordered quantity}; higher is better. Joins by pooling both quantities.
     *
     * <p>Above 1 where more is delivered than ordered, or this month's deliveries fill last month's orders. Quantities of
     * different units do not add. Source: trade usage.
     */
    public static final Kpi ORDER_FILL_RATE = kpi(
            "order_fill_rate",
            "Order fill rate",
            "Tingkat pemenuhan pesanan",
            Unit.PERCENT,
            HIGHER_IS_BETTER,
            POOL,
            POOL);

    // ---- field execution ----

    /**
     * Calls (<em>kunjungan</em>): visits to outlets.
     *
     * <p>{@code count(visits)}; higher is better. A flow: adds over subjects and over time; two visits to one outlet are two.
     *
     * <p>Visits without a place and a length of stay are claims. Counts distance as much as diligence: a route in the hills
     * has fewer. Usual target: 25 to 30 outlets a day, 30 for a motorcycle route. Sources: intuisisales.blogspot.com 2016/08;
     * distribusipemasaran.com.
     */
    public static final Kpi CALLS = kpi("call", "Calls", "Kunjungan", Unit.COUNT, HIGHER_IS_BETTER, SUM, SUM);

    /**
     * Planned calls (<em>rencana kunjungan</em>, call plan, PJP): visits that the permanent journey plan asks for.
     *
     * <p>{@code count(planned visits)}; near its target is best, since a plan may ask for too much as well as for too little.
     * A flow: adds over subjects and over time.
     *
     * <p>A fact about the plan, not about the rep: mostly the denominator of {@link #CALL_PLAN_ACHIEVEMENT} and a check that
     * plans follow the visiting frequency (F1 monthly to F8 twice a week). Holidays take planned calls away unless the plan
     * moves them. Source: salesdistro.blogspot.com 2014.
     */
    public static final Kpi PLANNED_CALLS =
            kpi("planned_call", "Planned calls", "Rencana kunjungan", Unit.COUNT, ON_TARGET_IS_BEST, SUM, SUM);

    /**
     * Call plan achievement (<em>realisasi call plan</em>, PJP rate): the share of planned visits that were made.
     *
     * <p>{@code planned visits made / planned visits}, 0 to 1; higher is better. Joins by pooling. With 18 planned and 15 of
     * them made it is 0.833.
     *
     * <p>Visits off the plan do not help it; {@link #CALL_COMPLIANCE} has another denominator and is often confused with it.
     * Usual target: 0.95. Source: salesgis.com 2025/05, PJP rate against call compliance.
     */
    public static final Kpi CALL_PLAN_ACHIEVEMENT = kpi(
            "call_coverage", "Call plan achievement", "Realisasi call plan", Unit.SHARE, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Call compliance (<em>kepatuhan kunjungan</em>): the share of visits made that were on the plan.
     *
     * <p>{@code visits on plan / visits made}, 0 to 1; higher is better. Joins by pooling. With 20 made, 15 of them on the
     * plan, it is 0.75.
     *
     * <p>A rep who makes one visit, a planned one, has 1.00: read it beside {@link #CALL_PLAN_ACHIEVEMENT}. It punishes the
     * visit that a customer asked for. Source: salesgis.com 2025/05, PJP rate against call compliance.
     */
    public static final Kpi CALL_COMPLIANCE =
            kpi("call_compliance", "Call compliance", "Kepatuhan kunjungan", Unit.SHARE, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Route compliance (<em>kepatuhan rute</em>): the share of planned visits made that were made in the planned order.
     *
     * <p>{@code visits in planned order / planned visits made}, 0 to 1; higher is better. Joins by pooling. With 15 made, 9
     * of them in order, it is 0.60.
     *
     * <p>"In order" needs a rule: after one outlet is skipped, are all later ones out of order? A closed road costs as much as
     * neglect. Source: salesgis.com 2025/05, PJP rate against call compliance.
     */
    public static final Kpi ROUTE_COMPLIANCE =
            kpi("route_compliance", "Route compliance", "Kepatuhan rute", Unit.SHARE, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Effective calls (<em>kunjungan efektif</em>, EC): visits with a sale.
     *
     * <p>{@code count(visits with a sales transaction)}; higher is better. A flow: adds over subjects and over time.
     *
     * <p>Some companies also count visits that only collect money or take goods back; their numbers do not compare. Two
     * invoices in one visit are one effective call. Worked case: 24 of 30 a day. Sources: distribusipemasaran.com;
     * panduan-sap.simplidots.id.
     */
    public static final Kpi EFFECTIVE_CALLS =
            kpi("effective_call", "Effective calls", "Kunjungan efektif", Unit.COUNT, HIGHER_IS_BETTER, SUM, SUM);

    /**
     * Effective call ratio (<em>rasio kunjungan efektif</em>, strike rate): the share of visits with a sale.
     *
     * <p>{@code effective calls / calls}, 0 to 1; higher is better. Joins by pooling.
     *
     * <p>Orders by phone between visits make it look worse, skipping weak outlets makes it look better. Usual target: 0.70 to
     * 0.85 for staples, 0.50 to 0.65 for discretionary goods (India). Source: spirestock.com/glossary/productive-call.
     */
    public static final Kpi EFFECTIVE_CALL_RATIO = kpi(
            "ec_ratio", "Effective call ratio", "Rasio kunjungan efektif", Unit.SHARE, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Registered outlets (<em>outlet terdaftar</em>, RO): outlets in the register at the period's end.
     *
     * <p>{@code count(outlets registered at end)}, which is those at the start + {@link #NEW_OPEN_OUTLETS} −
     * {@link #CLOSED_OUTLETS}; higher is better. A balance: takes the last over time, and adds over subjects as long as each
     * outlet is in one register; one in two reps' registers counts twice.
     *
     * <p>Outlets that closed and were never taken out stay in. Source: id.scribd.com/document/352335892.
     */
    public static final Kpi REGISTERED_OUTLETS =
            kpi("registered_outlet", "Registered outlets", "Outlet terdaftar", Unit.COUNT, HIGHER_IS_BETTER, SUM, LAST);

    /**
     * Active outlets (<em>outlet aktif</em>, OA): how many outlets bought at least once in the period.
     *
     * <p>{@code count(distinct outlets with a purchase)}; higher is better. Joins by uniting outlets: not additive over weeks
     * or reps, since an outlet that buys every week, or from two reps, is one outlet. Adding four weeks may give four times
     * the truth.
     *
     * <p>Grows with the length of the period but not in proportion, so a target for the month is not a quarter of the
     * quarter's; each period and team states its own. A sale returned in full made no outlet active, if the measure leaves it
     * out. Source: intuisisales.blogspot.com 2016/08.
     */
    public static final Kpi ACTIVE_OUTLETS =
            kpi("active_outlet", "Active outlets", "Outlet aktif", Unit.COUNT, HIGHER_IS_BETTER, UNION, UNION);

    /**
     * Active outlet ratio (<em>rasio outlet aktif</em>): the share of registered outlets that bought in the period.
     *
     * <p>{@code active outlets / registered outlets}, 0 to 1; higher is better. Pools over subjects, where each outlet is
     * registered with one subject. Does not join over time: the quarter's active outlets are fewer than the months' together.
     *
     * <p>Outlets that bought without being registered make it exceed 1, which is refused: count active outlets among the
     * registered. Cleaning the register raises it, with nothing sold. Source: trade usage.
     */
    public static final Kpi OUTLET_ACTIVITY_RATE = kpi(
            "outlet_activity_rate",
            "Active outlet ratio",
            "Rasio outlet aktif",
            Unit.SHARE,
            HIGHER_IS_BETTER,
            POOL,
            NONE);

    /**
     * New open outlets (<em>outlet baru</em>, NOO): outlets newly registered that bought in the period.
     *
     * <p>{@code count(outlets registered and transacting for the first time)}; higher is better. Adds over subjects and over
     * time, since an outlet opens once: events, not keys.
     *
     * <p>Renaming or re-registering an outlet opens it again; match by place, not by name. Registered in one month and buying
     * first in the next, it counts in the next or never: state which. Source: id.scribd.com/document/352335892.
     */
    public static final Kpi NEW_OPEN_OUTLETS =
            kpi("noo", "New open outlets", "Outlet baru", Unit.COUNT, HIGHER_IS_BETTER, SUM, SUM);

    /**
     * Closed outlets (<em>outlet tutup</em>, CO): outlets taken out of the register in the period.
     *
     * <p>{@code count(outlets removed)}; lower is better. A flow: adds over subjects and over time.
     *
     * <p>Punishes whoever keeps the register honest, so it is better watched than weighted. Source:
     * id.scribd.com/document/352335892.
     */
    public static final Kpi CLOSED_OUTLETS =
            kpi("closed_outlet", "Closed outlets", "Outlet tutup", Unit.COUNT, LOWER_IS_BETTER, SUM, SUM);

    /**
     * Lines per call (<em>jumlah item per kunjungan efektif</em>, LPSC, IPT): how many products an effective call sells.
     *
     * <p>{@code order lines / effective calls}; higher is better. Joins by pooling both counts.
     *
     * <p>Lines, not cartons: one carton of each of five products is 5. Per invoice it is another number where a visit has two
     * invoices. Rewards spreading one order over many small lines. Source: trade usage.
     */
    public static final Kpi LINES_PER_CALL = kpi(
            "lpsc",
            "Lines per call",
            "Jumlah item per kunjungan efektif",
            Unit.number("line"),
            HIGHER_IS_BETTER,
            POOL,
            POOL);

    /**
     * Drop size (<em>rata-rata nilai per faktur</em>): the value sold per invoice.
     *
     * <p>{@code sales value / invoices} in IDR; higher is better. Joins by pooling value and count.
     *
     * <p>Wholesalers on the route decide it; compare within a channel. It is revenue per invoice, so do not weight it beside
     * both. Worked case: from 70,000 to 500,000. Source: intuisisales.blogspot.com 2016/08.
     */
    public static final Kpi DROP_SIZE =
            kpi("drop_size", "Drop size", "Rata-rata nilai per faktur", Unit.IDR, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Return rate (<em>tingkat retur</em>): the value of goods returned per gross sales.
     *
     * <p>{@code value returned, good and bad stock / gross sales}; lower is better. Joins by pooling both values.
     *
     * <p>Returns of this month are mostly sales of earlier ones, so a month after a push may exceed 1 and a month without
     * sales has no value. State whether a return counts in its own period or in the sale's. Expired stock comes back long
     * after the bonus is paid. Source: trade usage.
     */
    public static final Kpi RETURN_RATE =
            kpi("return_rate", "Goods returned", "Tingkat retur", Unit.PERCENT, LOWER_IS_BETTER, POOL, POOL);

    /**
     * Stock cover (<em>umur stok</em>): for how many days the stock at the end lasts at the period's pace.
     *
     * <p>{@code stock at end × days in period / sell-out in period} in days; near its target is best: too little empties
     * shelves, too much expires. Pools over subjects, stock and sell-out adding; does not join over time, since the stock at
     * the end over the quarter's pace is not made from the months' covers.
     *
     * <p>The pace before Lebaran says nothing about the weeks after it. Stock and sell-out must be valued alike. Source: trade
     * usage.
     */
    public static final Kpi STOCK_DAYS =
            kpi("stock_days", "Stock cover", "Umur stok", Unit.DAY, ON_TARGET_IS_BEST, POOL, NONE);

    /**
     * Days worked (<em>hari kerja efektif</em>): days with at least one visit.
     *
     * <p>{@code count(distinct days with a call)}; higher is better. Joins by uniting keys of rep and day, as
     * {@code sari/2026-03-02}: a team's are person-days. Keys of the day alone would make two reps' Monday one day.
     *
     * <p>Days in the office, in training or on approved leave are not in it; compare with the working days of the person, not
     * of the calendar. Source: trade usage.
     */
    public static final Kpi DAYS_WORKED =
            kpi("working_days_used", "Days worked", "Hari kerja efektif", Unit.DAY, HIGHER_IS_BETTER, UNION, UNION);

    // ---- receivables ----

    /**
     * Collection rate (<em>tingkat penagihan</em>): the money collected per money due.
     *
     * <p>{@code cash collected in period / receivables falling due in period}; higher is better. Joins by pooling both
     * amounts.
     *
     * <p>Above 1 where old debts come in, which then hide that the new ones do not. A giro counts when it clears. An invoice
     * is due in one period only: carrying the unpaid over into the next one's denominator would count it again with every
     * period. Source: trade usage.
     */
    public static final Kpi COLLECTION_RATE =
            kpi("collection_rate", "Collection rate", "Tingkat penagihan", Unit.PERCENT, HIGHER_IS_BETTER, POOL, POOL);

    /**
     * Days sales outstanding (<em>umur piutang</em>, DSO): how many days of credit sales are not yet paid.
     *
     * <p>{@code receivables at end × days in period / credit sales in period} in days; lower is better. Pools over subjects,
     * receivables and sales adding; does not join over time.
     *
     * <p>It depends on the days in the period and on when in it the sales fell: measured over a month it swings more than
     * over a quarter, and a strong last week raises it, with every customer paying on time. {@link #OVERDUE_RECEIVABLES} has
     * no such trouble. Source: trade usage.
     */
    public static final Kpi DAYS_SALES_OUTSTANDING =
            kpi("dso", "Days sales outstanding", "Umur piutang", Unit.DAY, LOWER_IS_BETTER, POOL, NONE);

    /**
     * Overdue receivables (<em>rasio piutang jatuh tempo</em>): the share of receivables at the end that is past due.
     *
     * <p>{@code overdue receivables / receivables at end}, 0 to 1; lower is better. A quotient of balances: pools over
     * subjects, takes the last over time. Its target is never prorated: 5 % is 5 % on the tenth of the month too.
     *
     * <p>Fresh credit sales lower it, with nothing collected. One day late counts like one year late. Leave unallocated
     * credit notes out, or it leaves 0 to 1 and is refused. Source: trade usage.
     */
    public static final Kpi OVERDUE_RECEIVABLES = kpi(
            "overdue_ratio",
            "Overdue receivables",
            "Rasio piutang jatuh tempo",
            Unit.SHARE,
            LOWER_IS_BETTER,
            POOL,
            LAST);

    private static final List<Kpi> ALL = List.of(
            REVENUE,
            SALES_VOLUME,
            QUOTA_ATTAINMENT,
            SALES_GROWTH,
            DEALS_WON,
            AVERAGE_DEAL,
            DISCOUNT_RATE,
            GROSS_MARGIN,
            EXPANSION_SHARE,
            FORECAST_ACCURACY,
            LEAD_CONVERSION,
            WIN_RATE,
            SALES_CYCLE_DAYS,
            SALES_VELOCITY,
            PIPELINE_VALUE,
            PIPELINE_COVERAGE,
            LEAD_RESPONSE_HOURS,
            FOLLOW_UP_RATE,
            QUOTES_SENT,
            REFERRALS,
            ACTIVITIES,
            MEETINGS,
            NEW_CUSTOMERS,
            REPEAT_CUSTOMER_RATE,
            RETENTION_RATE,
            CHURN_RATE,
            NET_REVENUE_RETENTION,
            GROSS_REVENUE_RETENTION,
            CROSS_SELL_RATE,
            CSAT_SHARE,
            CSAT_MEAN,
            NPS,
            CUSTOMER_EFFORT,
            COMPLAINT_RATE,
            COMPLAINTS_RESOLVED_ON_TIME,
            ON_TIME_DELIVERY,
            ORDER_FILL_RATE,
            CALLS,
            PLANNED_CALLS,
            CALL_PLAN_ACHIEVEMENT,
            CALL_COMPLIANCE,
            ROUTE_COMPLIANCE,
            EFFECTIVE_CALLS,
            EFFECTIVE_CALL_RATIO,
            REGISTERED_OUTLETS,
            ACTIVE_OUTLETS,
            OUTLET_ACTIVITY_RATE,
            NEW_OPEN_OUTLETS,
            CLOSED_OUTLETS,
            LINES_PER_CALL,
            DROP_SIZE,
            RETURN_RATE,
            STOCK_DAYS,
            DAYS_WORKED,
            COLLECTION_RATE,
            DAYS_SALES_OUTSTANDING,
            OVERDUE_RECEIVABLES);

    /**
     * The whole catalogue.
     *
     * @return the KPIs in the order of this page's source: results, leads and pipeline, interactions, customers, field
     *     execution, receivables; unmodifiable
     */
    public static List<Kpi> all() {
        return ALL;
    }

    /**
     * The KPI of an id.
     *
     * @param id the id, such as {@code win_rate}
     * @return the KPI; empty if the catalogue has none of this id
     */
    public static Optional<Kpi> find(String id) {
        return ALL.stream().filter(kpi -> kpi.id().equals(id)).findFirst();
    }

    private static Kpi kpi(
            String id,
            String english,
            String indonesian,
            Unit unit,
            Direction direction,
            RollUp overSubjects,
            RollUp overTime) {
        return Kpi.builder(id)
                .names(english, indonesian)
                .unit(unit)
                .direction(direction)
                .rollUp(overSubjects, overTime)
                .build();
    }
}
