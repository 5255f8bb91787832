import dns from 'node:dns';
import net from 'node:net';

const refuse = (): never => {
  throw new Error('there is no network here');
};

/** A child process that asks another engine has no network. */
export function closeNetwork(): void {
  net.Socket.prototype.connect = refuse;
  Object.assign(dns, { lookup: refuse });
}
