// Whether the command palette is open: the frame shows it, any page may open it.
class PaletteState {
  open = $state(false);
}
export const palette = new PaletteState();
