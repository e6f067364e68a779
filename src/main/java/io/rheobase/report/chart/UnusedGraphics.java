package io.rheobase.report.chart;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/** The operations of {@link Graphics2D} that no figure uses. */
abstract class UnusedGraphics extends Graphics2D {

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("no figure draws this");
  }

  @Override
  public void drawString(String text, int x, int y) {
    throw unused();
  }

  @Override
  public void drawString(String text, float x, float y) {
    throw unused();
  }

  @Override
  public void drawString(AttributedCharacterIterator iterator, int x, int y) {
    throw unused();
  }

  @Override
  public void drawString(AttributedCharacterIterator iterator, float x, float y) {
    throw unused();
  }

  @Override
  public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
    throw unused();
  }

  @Override
  public void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {
    throw unused();
  }

  @Override
  public void drawRenderedImage(RenderedImage image, java.awt.geom.AffineTransform transform) {
    throw unused();
  }

  @Override
  public void drawRenderableImage(RenderableImage image, java.awt.geom.AffineTransform transform) {
    throw unused();
  }

  @Override
  public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(Image image, int x, int y, int w, int h, ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(
      Image image, int x, int y, int w, int h, Color background, ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(
      Image image,
      int dx1,
      int dy1,
      int dx2,
      int dy2,
      int sx1,
      int sy1,
      int sx2,
      int sy2,
      ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean drawImage(
      Image image,
      int dx1,
      int dy1,
      int dx2,
      int dy2,
      int sx1,
      int sy1,
      int sx2,
      int sy2,
      Color background,
      ImageObserver observer) {
    throw unused();
  }

  @Override
  public boolean hit(Rectangle rectangle, Shape shape, boolean onStroke) {
    throw unused();
  }

  @Override
  public GraphicsConfiguration getDeviceConfiguration() {
    throw unused();
  }

  @Override
  public void setComposite(Composite composite) {
    throw unused();
  }

  @Override
  public Composite getComposite() {
    throw unused();
  }

  @Override
  public void setPaint(Paint paint) {
    throw unused();
  }

  @Override
  public Paint getPaint() {
    return getColor();
  }

  @Override
  public void setBackground(Color color) {
    throw unused();
  }

  @Override
  public Color getBackground() {
    throw unused();
  }

  @Override
  public Graphics create() {
    throw unused();
  }

  @Override
  public void dispose() {}

  @Override
  public void setPaintMode() {
    throw unused();
  }

  @Override
  public void setXORMode(Color color) {
    throw unused();
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    throw unused();
  }

  @Override
  public void copyArea(int x, int y, int width, int height, int dx, int dy) {
    throw unused();
  }

  @Override
  public void clearRect(int x, int y, int width, int height) {
    throw unused();
  }

  @Override
  public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    throw unused();
  }

  @Override
  public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    throw unused();
  }

  @Override
  public void drawOval(int x, int y, int width, int height) {
    throw unused();
  }

  @Override
  public void fillOval(int x, int y, int width, int height) {
    throw unused();
  }

  @Override
  public void drawArc(int x, int y, int width, int height, int start, int arc) {
    throw unused();
  }

  @Override
  public void fillArc(int x, int y, int width, int height, int start, int arc) {
    throw unused();
  }

  @Override
  public void drawPolyline(int[] x, int[] y, int points) {
    throw unused();
  }

  @Override
  public void drawPolygon(int[] x, int[] y, int points) {
    throw unused();
  }

  @Override
  public void fillPolygon(int[] x, int[] y, int points) {
    throw unused();
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, Object value) {}

  @Override
  public Object getRenderingHint(RenderingHints.Key key) {
    return null;
  }

  @Override
  public void setRenderingHints(Map<?, ?> hints) {}

  @Override
  public void addRenderingHints(Map<?, ?> hints) {}

  @Override
  public RenderingHints getRenderingHints() {
    return new RenderingHints(Map.of());
  }
}
