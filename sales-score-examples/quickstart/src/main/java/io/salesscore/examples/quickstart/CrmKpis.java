package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;

/** KPIs as this program measures them: those of the catalogue in the export's currency, and some that it lacks. */
final class CrmKpis {

    /** Deals closed as lost, by closing date. */
    static final Kpi DEALS_LOST = count("deals_lost", "Deals lost", "Transaksi gagal", Direction.LOWER_IS_BETTER);

    /** Deals won or lost, by closing date. */
    static final Kpi DEALS_CLOSED =
            count("deals_closed", "Deals closed", "Transaksi selesai", Direction.HIGHER_IS_BETTER);

    /** Deals on which work began in the period. */
    static final Kpi DEALS_OPENED =
            count("deals_opened", "Deals opened", "Transaksi dibuka", Direction.HIGHER_IS_BETTER);

    /** Deals begun by the period's end and not closed by then, closed since or not. */
    static final Kpi OPEN_DEALS = Kpi.builder("open_deals")
            .names("Open deals", "Transaksi terbuka")
            .unit(Unit.COUNT)
            .rollUp(RollUp.SUM, RollUp.LAST)
            .build();

    /** Days from opening to closing over won and lost deals: what drags on and fails is in it too. */
    static final Kpi CLOSING_CYCLE_DAYS = Kpi.builder("cycle_days_closed")
            .names("Sales cycle, won and lost", "Lama siklus, menang dan gagal")
            .unit(Unit.DAY)
            .direction(Direction.LOWER_IS_BETTER)
            .rollUp(RollUp.POOL)
            .build();

    /** Different customers who bought in the period. */
    static final Kpi ACCOUNTS_WON = Kpi.builder("accounts_won")
            .names("Accounts won", "Pelanggan bertransaksi")
            .unit(Unit.COUNT)
            .rollUp(RollUp.UNION)
            .build();

    private static final Kpi LIST_VALUE_WON = Kpi.builder("list_value_won")
            .names("List value won", "Nilai daftar harga terjual")
            .unit(Unit.IDR)
            .build();

    private static final Kpi REVENUE_PER_REP = Kpi.builder("revenue_per_rep")
            .names("Revenue per rep", "Omzet per sales")
            .unit(Unit.IDR)
            .rollUp(RollUp.POOL)
            .build();

    private final Unit money;

    /** @param currency the ISO 4217 code of the export's amounts */
    CrmKpis(String currency) {
        this.money = Unit.money(currency);
    }

    /** A KPI as it is, or in the export's currency where the catalogue has it in rupiah. */
    Kpi of(Kpi kpi) {
        if (!kpi.unit().equals(Unit.IDR) || money.equals(Unit.IDR)) {
            return kpi;
        }
        return Kpi.builder(kpi.id())
                .names(kpi.names().english(), kpi.names().indonesian())
                .unit(money)
                .direction(kpi.direction())
                .rollUp(kpi.overSubjects(), kpi.overTime())
                .build();
    }

    Kpi revenue() {
        return of(SalesKpis.REVENUE);
    }

    /** What the deals won would have cost by the price list. */
    Kpi listValueWon() {
        return of(LIST_VALUE_WON);
    }

    /** Revenue over the number of reps on the roster: a rep's own revenue, and what makes teams of any size comparable. */
    Kpi revenuePerRep() {
        return of(REVENUE_PER_REP);
    }

    /** Whether a value grows with the days of a period, so that half a quarter has about half of a quarter's. */
    static boolean accrues(Kpi kpi) {
        return kpi.overTime() == RollUp.SUM || isPerRep(kpi);
    }

    /** The id of the KPI whose facts make a KPI: those of revenue make revenue per rep; of any other, its own. */
    static String madeOf(Kpi kpi) {
        return isPerRep(kpi) ? SalesKpis.REVENUE.id() : kpi.id();
    }

    /** Whether a KPI is of facts over a number of reps, which is no fact. */
    static boolean isPerRep(Kpi kpi) {
        return kpi.id().equals(REVENUE_PER_REP.id());
    }

    private static Kpi count(String id, String english, String indonesian, Direction direction) {
        return Kpi.builder(id)
                .names(english, indonesian)
                .unit(Unit.COUNT)
                .direction(direction)
                .build();
    }
}
