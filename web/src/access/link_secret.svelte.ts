// The secret of a link. It comes in the fragment, which browsers send to no server, and is taken out of the address at
// once, so that no history, bookmark or screenshot keeps it. It lives as long as the page.
const shape = /^[A-Za-z0-9_-]{43}$/;

/** The secret in the fragment, where it has the shape of one; `''` for a link that was cut on its way. */
export function secretIn(fragment: string): string | undefined {
  const text = decodeSafely(fragment.replace(/^#/, ''));
  if (text === '') return undefined;
  return shape.test(text) ? text : '';
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}

export class LinkSecret {
  /** Undefined: the page was opened without a link; `''`: the link is not whole. */
  value = $state<string | undefined>();

  constructor() {
    this.take();
  }

  /** Also for a second link pasted into the same tab: that changes the fragment alone. */
  take() {
    const secret = secretIn(location.hash);
    if (secret === undefined) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    this.value = secret;
  }
}
