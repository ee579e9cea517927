import type { Message } from '../src/text/message';
export function compileMessage(text: string): Message;
