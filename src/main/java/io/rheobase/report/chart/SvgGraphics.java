package io.rheobase.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.awt.image.IndexColorModel;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Takes drawings down as the elements of an SVG image. Text comes as outlines; strokes of one pen
 * that follow each other become one path. The same drawing gives the same bytes.
 */
final class SvgGraphics extends UnusedGraphics {

  private static final int HEX_COLOR = 0xFFFFFF;
  private static final double OPAQUE = 255;

  private final String prefix;
  private final StringBuilder elements = new StringBuilder();
  private final Map<String, String> clips = new LinkedHashMap<>();
  private AffineTransform transform = new AffineTransform();
  private Shape clip;
  private String openClip = "";
  private Color color = Color.BLACK;
  private Stroke stroke = new BasicStroke();
  private Font font;
  private SvgPath pending = new SvgPath();
  private String pendingStyle = "";

  /**
   * @param prefix of the names of its clips, so that they are unique in a page
   */
  SvgGraphics(String prefix) {
    this.prefix = prefix;
  }

  /** The elements drawn so far, without the svg element around them. */
  String elements() {
    flush();
    closeClip();
    StringBuilder all = new StringBuilder();
    if (!clips.isEmpty()) {
      all.append("<defs>");
      clips.forEach(
          (path, id) ->
              all.append("<clipPath id=\"")
                  .append(id)
                  .append("\"><path d=\"")
                  .append(path)
                  .append("\"/></clipPath>"));
      all.append("</defs>\n");
    }
    return all.append(elements).toString();
  }

  @Override
  public void draw(Shape shape) {
    BasicStroke pen = (BasicStroke) stroke;
    Rectangle2D bounds = shape.getBounds2D();
    double margin = pen.getLineWidth();
    bounds.setRect(
        bounds.getX() - margin,
        bounds.getY() - margin,
        bounds.getWidth() + 2 * margin,
        bounds.getHeight() + 2 * margin);
    if (enter(bounds)) {
      String style = "fill=\"none\"" + paint("stroke") + pen(pen);
      if (!style.equals(pendingStyle)) {
        flush();
        pendingStyle = style;
      }
      pending.append(shape, transform);
    }
  }

  @Override
  public void fill(Shape shape) {
    flush();
    if (color.getAlpha() == 0 || !enter(shape.getBounds2D())) {
      return;
    }
    SvgPath path = new SvgPath();
    path.append(shape, transform);
    if (!path.isEmpty()) {
      element(path, paint("fill").strip());
    }
  }

  private void flush() {
    if (!pending.isEmpty()) {
      element(pending, pendingStyle);
    }
    pending = new SvgPath();
    pendingStyle = "";
  }

  private void element(SvgPath path, String style) {
    elements.append("<path ").append(style).append(" d=\"").append(path).append("\"/>\n");
  }

  private String paint(String property) {
    String paint =
        String.format(Locale.ROOT, " %s=\"#%06x\"", property, color.getRGB() & HEX_COLOR);
    return color.getAlpha() == OPAQUE
        ? paint
        : paint + " " + property + "-opacity=\"" + SvgPath.number(color.getAlpha() / OPAQUE) + "\"";
  }

  private String pen(BasicStroke pen) {
    StringBuilder style = new StringBuilder(" stroke-width=\"");
    style.append(SvgPath.number(pen.getLineWidth() * transform.getScaleY())).append('"');
    if (pen.getEndCap() == BasicStroke.CAP_ROUND) {
      style.append(" stroke-linecap=\"round\"");
    } else if (pen.getEndCap() == BasicStroke.CAP_SQUARE) {
      style.append(" stroke-linecap=\"square\"");
    }
    if (pen.getLineJoin() == BasicStroke.JOIN_ROUND) {
      style.append(" stroke-linejoin=\"round\"");
    } else if (pen.getLineJoin() == BasicStroke.JOIN_BEVEL) {
      style.append(" stroke-linejoin=\"bevel\"");
    }
    if (pen.getDashArray() != null) {
      style.append(" stroke-dasharray=\"");
      for (int i = 0; i < pen.getDashArray().length; i++) {
        style.append(i == 0 ? "" : " ").append(SvgPath.number(pen.getDashArray()[i]));
      }
      style.append('"');
    }
    return style.toString();
  }

  /**
   * Enters the clip that something needs: none where it lies within. False where nothing of it
   * would be seen.
   */
  private boolean enter(Rectangle2D bounds) {
    if (clip == null || clip.contains(bounds)) {
      return true;
    }
    if (!clip.intersects(bounds)) {
      return false;
    }
    SvgPath path = new SvgPath();
    path.append(clip, transform);
    String id = clips.computeIfAbsent(path.toString(), p -> prefix + clips.size());
    if (!id.equals(openClip)) {
      flush();
      closeClip();
      elements.append("<g clip-path=\"url(#").append(id).append(")\">\n");
      openClip = id;
    }
    return true;
  }

  private void closeClip() {
    if (!openClip.isEmpty()) {
      elements.append("</g>\n");
      openClip = "";
    }
  }

  /** Draws an image of the project's own making, each pixel a little rectangle. */
  @Override
  public boolean drawImage(Image image, AffineTransform placing, ImageObserver observer) {
    flush();
    closeClip();
    BufferedImage pixels = (BufferedImage) image;
    AffineTransform whole = new AffineTransform(transform);
    whole.concatenate(placing);
    elements
        .append("<image x=\"")
        .append(SvgPath.number(whole.getTranslateX()))
        .append("\" y=\"")
        .append(SvgPath.number(whole.getTranslateY()))
        .append("\" width=\"")
        .append(SvgPath.number(whole.getScaleX() * pixels.getWidth()))
        .append("\" height=\"")
        .append(SvgPath.number(whole.getScaleY() * pixels.getHeight()))
        .append("\" class=\"")
        .append(isGrey(pixels) ? "ink" : "color")
        .append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"")
        .append(" href=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(PngImage.bytes(pixels, 0)))
        .append("\"/>\n");
    return true;
  }

  /** Whether an image is of one ink without hue, which a dark page may turn light. */
  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel() instanceof IndexColorModel colors
        && IntStream.range(0, colors.getMapSize())
            .allMatch(
                i ->
                    colors.getRed(i) == colors.getGreen(i)
                        && colors.getRed(i) == colors.getBlue(i));
  }

  @Override
  public void drawLine(int x1, int y1, int x2, int y2) {
    draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void fillRect(int x, int y, int width, int height) {
    fill(new Rectangle(x, y, width, height));
  }

  @Override
  public void translate(int x, int y) {
    translate((double) x, y);
  }

  @Override
  public void translate(double x, double y) {
    transform(AffineTransform.getTranslateInstance(x, y));
  }

  @Override
  public void rotate(double theta) {
    transform(AffineTransform.getRotateInstance(theta));
  }

  @Override
  public void rotate(double theta, double x, double y) {
    transform(AffineTransform.getRotateInstance(theta, x, y));
  }

  @Override
  public void scale(double x, double y) {
    transform(AffineTransform.getScaleInstance(x, y));
  }

  @Override
  public void shear(double x, double y) {
    transform(AffineTransform.getShearInstance(x, y));
  }

  @Override
  public void transform(AffineTransform more) {
    toDevice();
    transform.concatenate(more);
    toUser();
  }

  @Override
  public void setTransform(AffineTransform replacement) {
    toDevice();
    transform = new AffineTransform(replacement);
    toUser();
  }

  /** The clip stays where it is when the coordinates change. */
  private void toDevice() {
    if (clip != null) {
      clip = plain(transform.createTransformedShape(clip));
    }
  }

  private void toUser() {
    if (clip != null) {
      try {
        clip = plain(transform.createInverse().createTransformedShape(clip));
      } catch (java.awt.geom.NoninvertibleTransformException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A rectangle as such, which answers questions about itself faster. */
  private static Shape plain(Shape shape) {
    Area area = new Area(shape);
    return area.isRectangular() ? area.getBounds2D() : area;
  }

  @Override
  public AffineTransform getTransform() {
    return new AffineTransform(transform);
  }

  @Override
  public Color getColor() {
    return color;
  }

  @Override
  public void setColor(Color color) {
    if (color != null) {
      this.color = color;
    }
  }

  @Override
  public Stroke getStroke() {
    return stroke;
  }

  @Override
  public void setStroke(Stroke stroke) {
    this.stroke = stroke;
  }

  @Override
  public Font getFont() {
    return font;
  }

  @Override
  public void setFont(Font font) {
    this.font = font;
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    return new FontRenderContext(null, true, true);
  }

  @Override
  public Shape getClip() {
    return clip;
  }

  @Override
  public Rectangle getClipBounds() {
    return clip == null ? null : clip.getBounds();
  }

  @Override
  public void setClip(Shape shape) {
    clip = shape;
  }

  @Override
  public void setClip(int x, int y, int width, int height) {
    clip = new Rectangle(x, y, width, height);
  }

  @Override
  public void clipRect(int x, int y, int width, int height) {
    clip(new Rectangle(x, y, width, height));
  }

  @Override
  public void clip(Shape shape) {
    if (clip == null) {
      clip = shape;
    } else {
      Area both = new Area(clip);
      both.intersect(new Area(shape));
      clip = plain(both);
    }
  }
}
