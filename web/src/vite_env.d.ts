/// <reference types="vite/client" />
declare module 'virtual:messages/*' {
  const messages: Record<string, import('./text/message').Message>;
  export default messages;
}
