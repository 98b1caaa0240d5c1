// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Writes many small images as one PNG, to be looked at.
final class ContactSheet {
  private static final int COLUMNS = 30;
  private static final int GAP = 1;
  private static final int ZOOM = 2;
  private static final int BACKGROUND = 128;

  private ContactSheet() {}

  /// The first `count` images of `side` x `side` pixels, 30 in a row, ink dark.
  static void write(byte[] pixels, int side, int count, Path png) throws IOException {
    int cell = side + GAP;
    int width = COLUMNS * cell * ZOOM;
    int height = (count + COLUMNS - 1) / COLUMNS * cell * ZOOM;
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int image = y / ZOOM / cell * COLUMNS + x / ZOOM / cell;
        int row = y / ZOOM % cell;
        int column = x / ZOOM % cell;
        boolean inside = image < count && row < side && column < side;
        int ink = inside ? pixels[(image * side + row) * side + column] & 255 : BACKGROUND;
        sheet.getRaster().setSample(x, y, 0, 255 - ink);
      }
    }
    ImageIO.write(sheet, "png", png.toFile());
  }
}
