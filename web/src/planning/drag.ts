// One drag with a mouse or pen, from press to release. Touch scrolls instead; the inspector's controls do the same.
export interface DragEvents {
  /** The pointer has moved far enough, and on every move after. */
  over(event: PointerEvent): void;
  drop(): void;
  cancel(): void;
}

const FAR_ENOUGH = 5;
const EDGE = 40;
const SPEED = 14;

export function followDrag(press: PointerEvent, scroller: HTMLElement, events: DragEvents) {
  let last = press;
  let dragging = false;
  let frame = 0;
  const watch = new AbortController();
  const { signal } = watch;

  addEventListener('pointermove', move, { signal });
  addEventListener('pointerup', () => finish('drop'), { signal });
  addEventListener('pointercancel', () => finish('cancel'), { signal });
  addEventListener('keydown', (event) => event.key === 'Escape' && finish('cancel'), { signal });

  function move(event: PointerEvent) {
    last = event;
    if (!dragging && Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < FAR_ENOUGH)
      return;
    if (!dragging) frame = requestAnimationFrame(scrollAtEdges);
    dragging = true;
    events.over(event);
  }

  function scrollAtEdges() {
    const box = scroller.getBoundingClientRect();
    const x = push(last.clientX, box.left, box.right);
    const y = push(last.clientY, box.top, box.bottom);
    if (x !== 0 || y !== 0) {
      scroller.scrollBy(x, y);
      events.over(last);
    }
    frame = requestAnimationFrame(scrollAtEdges);
  }

  function push(at: number, low: number, high: number): number {
    if (at < low || at > high) return 0;
    if (at < low + EDGE) return -SPEED;
    return at > high - EDGE ? SPEED : 0;
  }

  function finish(how: 'drop' | 'cancel') {
    watch.abort();
    cancelAnimationFrame(frame);
    if (!dragging) return;
    // The click that ends a drag is none.
    addEventListener('click', (event) => event.stopPropagation(), {
      capture: true,
      once: true,
      signal: AbortSignal.timeout(50)
    });
    events[how]();
  }
}
