import { describe, expect, it } from 'vitest';
import { secretIn } from './link_secret.svelte';

const secret = 'A'.repeat(20) + '-_9' + 'z'.repeat(20);

describe('the secret of a link', () => {
  it('is the fragment', () => expect(secretIn(`#${secret}`)).toBe(secret));
  it('is found in spite of what mail programs add', () => expect(secretIn(`#${secret}%20`)).toBe(secret));
  it('is undefined where there is none', () => {
    expect(secretIn('')).toBeUndefined();
    expect(secretIn('#')).toBeUndefined();
  });
  it('is empty where the link was cut on its way', () => {
    expect(secretIn(`#${secret.slice(1)}`)).toBe('');
    expect(secretIn('#%E0%A4%A')).toBe('');
  });
});
