package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Criterion;
import io.salesscore.model.ScoreModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * KPIs of the catalogue that are made of each other, so that a model with all of them counts one thing twice.
 *
 * @param kpis the KPIs
 * @param formula what they have to do with each other, for people; {@code {0}} stands for the name of the first
 */
record Identity(List<Kpi> kpis, Names formula) {

    private static final Names PRODUCT = Names.of("{0} = {1} × {2}");
    private static final Names QUOTIENT = Names.of("{0} = {1} / {2}");
    private static final Names REST = Names.of("{0} = 1 − {1}");
    private static final Names OF_TARGET = Names.of("{0} = {1} / target");
    private static final Names FACTOR = new Names("{1} is a factor of {0}", "{1} adalah faktor dari {0}");
    private static final Names PART = new Names("{0} contains {1}", "{0} sudah mencakup {1}");

    private static final List<Identity> ALL = List.of(
            of(PRODUCT, SalesKpis.REVENUE, SalesKpis.DEALS_WON, SalesKpis.AVERAGE_DEAL),
            of(PRODUCT, SalesKpis.EFFECTIVE_CALLS, SalesKpis.CALLS, SalesKpis.EFFECTIVE_CALL_RATIO),
            of(QUOTIENT, SalesKpis.OUTLET_ACTIVITY_RATE, SalesKpis.ACTIVE_OUTLETS, SalesKpis.REGISTERED_OUTLETS),
            of(OF_TARGET, SalesKpis.QUOTA_ATTAINMENT, SalesKpis.REVENUE),
            of(REST, SalesKpis.CHURN_RATE, SalesKpis.RETENTION_RATE),
            of(FACTOR, SalesKpis.SALES_VELOCITY, SalesKpis.WIN_RATE),
            of(FACTOR, SalesKpis.SALES_VELOCITY, SalesKpis.AVERAGE_DEAL),
            of(FACTOR, SalesKpis.SALES_VELOCITY, SalesKpis.SALES_CYCLE_DAYS),
            of(PART, SalesKpis.ACTIVITIES, SalesKpis.MEETINGS),
            of(PART, SalesKpis.ACTIVITIES, SalesKpis.CALLS));

    private static Identity of(Names formula, Kpi... kpis) {
        return new Identity(List.of(kpis), formula);
    }

    /** Those whose KPIs all have a criterion in a model and mean there what they mean in the catalogue. */
    static List<Identity> within(ScoreModel model) {
        Map<String, Kpi> weighted = new TreeMap<>();
        for (Criterion criterion : model.criteria()) {
            weighted.put(criterion.id(), criterion.kpi());
        }
        return ALL.stream()
                .filter(identity -> identity.kpis.stream()
                        .allMatch(kpi -> Optional.ofNullable(weighted.get(kpi.id()))
                                .filter(kpi::measuresTheSameAs)
                                .isPresent()))
                .toList();
    }

    /** The formula with the names of the KPIs. */
    Names named() {
        return new Names(text(Language.ENGLISH), text(Language.INDONESIAN));
    }

    private String text(Language language) {
        String text = language.choose(formula);
        for (int i = 0; i < kpis.size(); i++) {
            text = text.replace("{" + i + "}", language.choose(kpis.get(i).names()));
        }
        return text;
    }
}
