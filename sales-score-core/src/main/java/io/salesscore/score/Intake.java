package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the inputs of a {@link Plan} out of measurements: both are sorted by the KPIs' ids, so that one walk does it. */
final class Intake {

    private static final byte NOT_APPLICABLE = Reason.NOT_APPLICABLE.code();
    private static final byte MISSING = Reason.MISSING.code();
    private static final byte ZERO_DENOMINATOR = Reason.ZERO_DENOMINATOR.code();

    private final int size;
    private final Kpi[] kpis;
    private final String[] ids;
    private final int[] values;
    private final int[] targets;
    private final int[] sizes;

    // KPIs that were found to measure the same as those beside them, made elsewhere: comparing them part by part
    // takes longer than scoring. What another thread put there is as good, and a KPI is immutable.
    private final @Nullable Kpi[] same;

    Intake(List<ScoreInput> inputs) {
        TreeMap<String, Kpi> byId = new TreeMap<>();
        for (ScoreInput input : inputs) {
            byId.put(input.kpi().id(), input.kpi());
        }
        size = inputs.size();
        kpis = byId.values().toArray(new Kpi[0]);
        ids = byId.keySet().toArray(new String[0]);
        values = new int[kpis.length];
        targets = new int[kpis.length];
        sizes = new int[kpis.length];
        same = new Kpi[kpis.length];
        Arrays.fill(targets, -1);
        Arrays.fill(sizes, -1);
        for (int i = 0; i < size; i++) {
            int[] places = switch (inputs.get(i).kind()) {
                case VALUE -> values;
                case TARGET -> targets;
                case SIZE -> sizes;
            };
            places[Arrays.binarySearch(ids, inputs.get(i).kpi().id())] = i;
        }
    }

    /**
     * The inputs, at their places.
     *
     * @throws IllegalArgumentException if a KPI means something else than the model's of the same id
     */
    double[] of(Measurements measurements) {
        double[] in = new double[size];
        Arrays.fill(in, Plan.NONE);
        List<Measurements.Entry> entries = measurements.entries();
        int next = 0;
        for (int i = 0; i < entries.size(); i++) {
            Measurements.Entry entry = entries.get(i);
            int found = isAt(next, entry.kpi()) ? next : find(entry.kpi(), next, measurements);
            if (found >= 0) {
                take(entry, found, in);
                next = found + 1;
            }
        }
        return in;
    }

    private boolean isAt(int place, Kpi kpi) {
        return place < kpis.length && (isOne(kpi, same[place]) || isOne(kpi, kpis[place]));
    }

    private int find(Kpi kpi, int from, Measurements measurements) {
        for (int i = from; i < kpis.length; i++) {
            if (isAt(i, kpi)) {
                return i;
            }
        }
        int found = Arrays.binarySearch(ids, kpi.id());
        if (found >= 0) {
            // refuses one that means something else
            measurements.measurement(kpis[found]);
            same[found] = kpi;
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isOne(Kpi kpi, @Nullable Kpi other) {
        return kpi == other;
    }

    private void take(Measurements.Entry entry, int kpi, double[] in) {
        double value = entry.valueOr(Plan.NONE);
        in[values[kpi]] = Double.isNaN(value) ? without(entry.reasonCode()) : held(value);
        if (targets[kpi] >= 0) {
            in[targets[kpi]] = entry.targetOr(Plan.NONE);
        }
        if (sizes[kpi] >= 0) {
            in[sizes[kpi]] = sizeOf(entry.measurement().evidence());
        }
    }

    private static double held(double value) {
        return value > Plan.MOST ? Plan.MOST : value < -Plan.MOST ? -Plan.MOST : value;
    }

    private static double without(byte reason) {
        if (reason == NOT_APPLICABLE) {
            return Plan.NOT_APPLICABLE;
        }
        return reason == MISSING || reason == ZERO_DENOMINATOR ? Plan.NONE : Plan.BARRED;
    }

    private static double sizeOf(Measurement evidence) {
        if (evidence instanceof Measurement.Mean mean) {
            return mean.n().doubleValue();
        }
        Optional<Measurement.Proportion> counted = evidence.counted();
        return counted.isPresent() ? counted.get().n().doubleValue() : Plan.NONE;
    }
}
