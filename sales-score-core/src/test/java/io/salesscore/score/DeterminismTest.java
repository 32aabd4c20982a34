package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scores have the same bits on every machine, compiled or interpreted, on one thread or many. */
class DeterminismTest {

    private static final int MODELS = 250;
    private static final int ROWS = 4_000;

    /** Whoever changes this number changes scores, or the cases. */
    private static final String OF_A_MILLION = "93c938a0f7c8cc5b";

    private static final int FEW_ROWS = 400;
    private static final String OF_A_HUNDRED_THOUSAND = "a2072d18183397f6";

    @Test
    void aMillionCasesHaveTheseBits() {
        assertThat(hash(ROWS, false)).isEqualTo(OF_A_MILLION);
    }

    @Test
    void theyHaveThemOnManyThreads() {
        assertThat(hash(ROWS, true)).isEqualTo(OF_A_MILLION);
    }

    @Test
    void theyHaveThemInTheInterpreter() throws Exception {
        Process interpreter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xint",
                        "-cp",
                        classPath(),
                        DeterminismTest.class.getName(),
                        String.valueOf(FEW_ROWS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(interpreter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(interpreter.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed.strip()).isEqualTo(OF_A_HUNDRED_THOUSAND);
        assertThat(hash(FEW_ROWS, false)).isEqualTo(OF_A_HUNDRED_THOUSAND);
    }

    // where a module is tested, no path that the virtual machine tells of has the classes of both
    private static String classPath() throws URISyntaxException {
        return String.join(
                File.pathSeparator,
                rootOf(DeterminismTest.class),
                rootOf(ScoreCalculator.class),
                System.getProperty("java.class.path", ""),
                System.getProperty("jdk.module.path", ""));
    }

    private static String rootOf(Class<?> type) throws URISyntaxException {
        String path = "/" + type.getName().replace('.', '/') + ".class";
        Path file = Path.of(type.getResource(path).toURI());
        return file.toString().substring(0, file.toString().length() - path.length());
    }

    /** Prints the hash of so many rows a model. */
    public static void main(String[] args) {
        System.out.println(hash(Integer.parseInt(args[0]), false));
    }

    private static String hash(int rows, boolean parallel) {
        IntStream models = IntStream.rangeClosed(1, MODELS);
        List<Long> hashes = (parallel ? models.parallel() : models)
                .mapToObj(model -> hash(model, rows))
                .collect(Collectors.toCollection(ArrayList::new));
        long all = 17;
        for (long one : hashes) {
            all = 31 * all + one;
        }
        return Long.toHexString(all);
    }

    private static long hash(int seed, int rows) {
        Generated given = Generated.modelAndMeasurements(seed);
        ScoreCalculator calculator = ScoreCalculator.of(given.model());
        List<ScoreInput> inputs = calculator.inputs();
        double[] near = calculator.score(given.measurements()).compiled().inputs(given.measurements());
        double[] row = new double[inputs.size()];
        SplittableRandom random = new SplittableRandom(seed);
        long hash = 17;
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < row.length; k++) {
                double around = Double.isFinite(near[k]) && near[k] != 0 ? near[k] : 1;
                double drawn = random.nextInt(4) == 0
                        ? Math.rint(around * 8 * random.nextDouble()) / 4
                        : around * 2 * random.nextDouble();
                boolean size = inputs.get(k).kind() == ScoreInput.Kind.SIZE;
                double held = Math.max(-1e100, Math.min(1e100, drawn));
                row[k] = random.nextInt(50) == 0 ? Double.NaN : size ? Math.rint(Math.abs(held)) : held;
            }
            hash = 31 * hash + Double.doubleToLongBits(calculator.score(row));
        }
        return hash;
    }
}
