// A way as it is written: its minutes, with a sign where they are an estimate, or a question mark.
import { lengthText } from '../clocks/length_text';
import type { Way } from './travel_matrix';

export function wayText({ basis, minutes }: Way): string {
  if (minutes === undefined) return '?';
  return basis === 'estimated' ? `≈ ${lengthText(minutes)}` : lengthText(minutes);
}
