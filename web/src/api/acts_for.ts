// In whose name this tab asks: `account:{id}` or `person:{id}`, sent as `Acts-For` with every request. Of the tab alone,
// so that the own work goes on in another.
const storageKey = 'multaqa.actsFor';
const shape = /^(account|person):[0-9a-f-]{36}$/;

export function principal(): string | undefined {
  const stored = sessionStorage.getItem(storageKey);
  return stored && shape.test(stored) ? stored : undefined;
}

export function setPrincipal(name: string | undefined) {
  if (name) sessionStorage.setItem(storageKey, name);
  else sessionStorage.removeItem(storageKey);
}
