package io.salesscore.kpi;

import io.salesscore.kpi.Measurement.Amount;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurement.Mean;
import io.salesscore.kpi.Measurement.Overlaid;
import io.salesscore.kpi.Measurement.Owner;
import io.salesscore.kpi.Measurement.Plain;
import io.salesscore.kpi.Measurement.Proportion;
import io.salesscore.kpi.Measurement.Ratio;
import io.salesscore.kpi.Measurement.Shared;
import io.salesscore.kpi.Measurement.Unmeasured;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How two measurements of one KPI become one, by the KPI's {@link RollUp} rule.
 *
 * <p>Joining is associative, and commutative but for {@link RollUp#LAST}; joining over subjects first or over time
 * first is the same. All of this holds for the reasons too, which is why a reason never depends on which parts met
 * first, and for what is {@link Shared}: what is lent and what is not join each with its like and never with the other,
 * since an owner that was once added to something is no longer to be told apart.
 */
final class Join {

    // what cannot be joined gives way to what is known to be missing: two parts that met first would hide it otherwise
    private static final List<Reason> WEAKEST_FIRST = List.of(Reason.NOT_APPLICABLE, Reason.NOT_MERGEABLE);

    private Join() {}

    /** Joins a part with a later one; which is later matters to {@link RollUp#LAST} alone. */
    static Measurement of(RollUp rule, Measurement part, Measurement later) {
        // even where the later one is not applicable: an earlier state is not the one at the end
        if (rule == RollUp.LAST) {
            return later;
        }
        if (part instanceof Shared || later instanceof Shared) {
            return shared(rule, part, later);
        }
        if (part instanceof Unmeasured x && later instanceof Unmeasured y) {
            return stronger(x, y);
        }
        if (part instanceof Unmeasured x) {
            return beside(x, later, rule);
        }
        if (later instanceof Unmeasured y) {
            return beside(y, part, rule);
        }
        return rule == RollUp.NONE ? notMergeable() : evidence(part, later);
    }

    /** The evidence of all of them, whichever rule brought them together. */
    static Measurement united(Measurement own, Collection<Measurement> lent) {
        Measurement all = own;
        for (Measurement each : lent) {
            all = of(RollUp.POOL, all, each);
        }
        return all;
    }

    /** What a measurement brings to a whole of several subjects: overlay credit is brought by whoever has the deal. */
    static Measurement toTheWhole(Measurement measurement) {
        if (measurement instanceof Shared shared) {
            return new Shared(toTheWhole(shared.own()), shared.lent());
        }
        return measurement instanceof Overlaid overlaid ? overlaid.own() : measurement;
    }

    static boolean isOverlaid(Measurement measurement) {
        return own(measurement) instanceof Overlaid;
    }

    /** Whether it is made of other measurements. */
    static boolean isOfParts(Measurement measurement) {
        return measurement instanceof Overlaid || measurement instanceof Shared;
    }

    static boolean isNotApplicable(Measurement measurement) {
        return measurement.evidence() instanceof Unmeasured unmeasured && unmeasured.why() == Reason.NOT_APPLICABLE;
    }

    /** What of a measurement is not lent. */
    static Measurement own(Measurement measurement) {
        return measurement instanceof Shared shared ? shared.own() : measurement;
    }

    static SortedMap<Owner, Measurement> lent(Measurement measurement) {
        return measurement instanceof Shared shared ? shared.lent() : Collections.emptySortedMap();
    }

    static boolean hasKeys(Measurement measurement) {
        if (measurement instanceof Overlaid overlaid) {
            return hasKeys(overlaid.own()) || hasKeys(overlaid.overlay());
        }
        if (measurement instanceof Shared shared) {
            return hasKeys(shared.own()) || shared.lent().values().stream().anyMatch(Join::hasKeys);
        }
        return measurement instanceof KeyedCount keyed && !keyed.keys().isEmpty();
    }

    /** The same value without keys: several sets of keys may overlap, so that what is left of them is one count. */
    static Measurement withoutKeys(Measurement measurement) {
        if (!hasKeys(measurement)) {
            return measurement;
        }
        Measurement evidence = measurement.evidence();
        return evidence instanceof KeyedCount keyed ? keyed.withoutKeys() : evidence;
    }

    /**
     * Whether a KPI with this rule can have this evidence: a proportion is no sum. Numbers without evidence fit any.
     */
    static boolean fits(RollUp rule, Measurement measurement) {
        if (measurement instanceof Overlaid overlaid) {
            return fits(rule, overlaid.own());
        }
        if (measurement instanceof Shared shared) {
            return fits(rule, shared.own()) && shared.lent().values().stream().allMatch(each -> fits(rule, each));
        }
        return switch (rule) {
            case SUM ->
                !(measurement instanceof Proportion
                        || measurement instanceof Ratio
                        || measurement instanceof Mean
                        || measurement instanceof KeyedCount);
            case POOL -> !(measurement instanceof Amount || measurement instanceof KeyedCount);
            case UNION ->
                !(measurement instanceof Amount
                        || measurement instanceof Proportion
                        || measurement instanceof Ratio
                        || measurement instanceof Mean);
            case LAST, NONE -> true;
        };
    }

    private static Measurement beside(Unmeasured unmeasured, Measurement measured, RollUp rule) {
        if (unmeasured.why() != Reason.NOT_APPLICABLE) {
            return unmeasured;
        }
        // a newcomer's growth does not apply, but the newcomer's revenue belongs to the team's growth
        return rule == RollUp.NONE ? notMergeable() : measured;
    }

    private static Measurement stronger(Unmeasured x, Unmeasured y) {
        if (x.why() == y.why()) {
            return new Unmeasured(
                    x.why(),
                    Stream.concat(x.details().stream(), y.details().stream()).toList());
        }
        for (Reason weak : WEAKEST_FIRST) {
            if (x.why() == weak || y.why() == weak) {
                return x.why() == weak ? y : x;
            }
        }
        return x.why().compareTo(y.why()) > 0 ? x : y;
    }

    static Measurement evidence(Measurement a, Measurement b) {
        if (a instanceof Overlaid || b instanceof Overlaid) {
            return overlaid(a, b);
        }
        if (a instanceof Plain || b instanceof Plain) {
            return notMergeable();
        }
        if (a instanceof Amount x && b instanceof Amount y) {
            return new Amount(x.sum().add(y.sum()));
        }
        if (a instanceof Proportion x && b instanceof Proportion y) {
            return new Proportion(x.k().add(y.k()), x.n().add(y.n()));
        }
        if (a instanceof Ratio x && b instanceof Ratio y) {
            return new Ratio(x.numerator().add(y.numerator()), x.denominator().add(y.denominator()));
        }
        if (a instanceof Mean x && b instanceof Mean y) {
            return new Mean(
                    x.n().add(y.n()), x.sum().add(y.sum()), x.sumOfSquares().add(y.sumOfSquares()));
        }
        if (a instanceof KeyedCount x
                && b instanceof KeyedCount y
                && x.statistic() == y.statistic()
                && x.hasKeys()
                && y.hasKeys()) {
            return KeyedCount.of(x.statistic(), Keys.union(x.keys(), y.keys()));
        }
        return notMergeable();
    }

    private static Measurement overlaid(Measurement a, Measurement b) {
        Measurement own = evidence(toTheWhole(a), toTheWhole(b));
        if (own instanceof Unmeasured) {
            return own;
        }
        if (a instanceof Overlaid x && b instanceof Overlaid y) {
            return new Overlaid(own, evidence(x.overlay(), y.overlay()));
        }
        return new Overlaid(own, a instanceof Overlaid x ? x.overlay() : ((Overlaid) b).overlay());
    }

    private static Measurement shared(RollUp rule, Measurement a, Measurement b) {
        List<Owner> inBoth = inBoth(a, b);
        TreeMap<Owner, Measurement> lent = new TreeMap<>(lent(a));
        lent(b).forEach((owner, each) -> lent.merge(owner, each, (x, y) -> x.equals(y) ? x : notTheSame(owner)));
        if (rule == RollUp.NONE) {
            lent.replaceAll((owner, each) -> inBoth.contains(owner) ? each : notTheSame(owner));
        }
        return new Shared(of(rule, own(a), own(b)), lent);
    }

    private static List<Owner> inBoth(Measurement a, Measurement b) {
        return lent(a).keySet().stream()
                .filter(owner -> lent(b).containsKey(owner))
                .toList();
    }

    // equal to itself and to nothing that is lent, so that it stands whatever else the owner is said to lend
    private static Measurement notTheSame(Owner owner) {
        return new Unmeasured(Reason.NOT_MERGEABLE, List.of("not all parts share the same of " + owner));
    }

    private static Measurement notMergeable() {
        return new Unmeasured(Reason.NOT_MERGEABLE, List.of());
    }
}
