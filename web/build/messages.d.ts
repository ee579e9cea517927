import type { Plugin } from 'vite';
export const parts: string[];
export function messagesOf(language: string, part: string): Record<string, string>;
export default function messages(): Plugin;
