package io.salesscore.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/** A chart with logarithmic axes: what grows in proportion is a straight line, as steep as the dashed one. */
final class LogLog {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private final XYChart chart;

    LogLog(String title, String x, String y) {
        chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .theme(Styler.ChartTheme.Matlab)
                .build();
        XYStyler style = chart.getStyler();
        style.setXAxisLogarithmic(true).setYAxisLogarithmic(true).setMarkerSize(6);
        style.setLegendPosition(Styler.LegendPosition.OutsideE);
        // solid: dots become a megabyte of SVG
        style.setPlotGridLinesStroke(new BasicStroke(0.5f));
        style.setPlotGridLinesColor(new Color(225, 225, 225));
    }

    LogLog with(String name, double[] x, double[] y) {
        chart.addSeries(name, x, y);
        return this;
    }

    /** The dashed line of proportion, through a point. */
    LogLog proportional(double[] x, double throughX, double throughY) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = throughY * x[i] / throughX;
        }
        XYSeries line = chart.addSeries("in proportion", x, y);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(Color.GRAY);
        line.setLineStyle(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {6, 6}, 0));
        return this;
    }

    void write(Path svg) throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(emptyDocument());
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        chart.paint(graphics, WIDTH, HEIGHT);
        try (Writer out = Files.newBufferedWriter(svg, StandardCharsets.UTF_8)) {
            graphics.stream(out, true);
        }
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK makes no documents.", e);
        }
    }
}
