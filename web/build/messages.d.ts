import type { Plugin } from 'vite';
export function messagesOf(language: string, part: 'everyone' | 'planner'): Record<string, string>;
export default function messages(): Plugin;
