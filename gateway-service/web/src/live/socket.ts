import { Store } from './store';

export type LinkState = 'connecting' | 'live' | 'lost';

/** Who reads a stream: each message, and each time when everything before may have been missed. */
export type Reader = { message: (data: never) => void; joined?: () => void };

const SILENCE_MILLIS_MAX = 10_000;
const RETRY_MILLIS = [250, 500, 1_000, 2_000, 4_000, 8_000] as const;

/** One connection to the public streams, shared by all that read; it comes back by itself. */
export class PublicSocket {
  readonly state = new Store<LinkState>('connecting');
  private socket: WebSocket | undefined;
  private readonly readers = new Map<string, Set<Reader>>();
  private attempts = 0;
  private requests = 0;
  private heardMillis = 0;
  private readonly pending = new Map<number, string[]>();

  constructor(private readonly address: () => string) {
    window.setInterval(() => this.watchSilence(), 2_000);
    window.addEventListener('online', () => this.socket ?? this.open());
  }

  /** Reads a stream until the answer is called. */
  read(stream: string, reader: Reader): () => void {
    let all = this.readers.get(stream);
    if (!all) {
      all = new Set();
      this.readers.set(stream, all);
      this.ask('SUBSCRIBE', [stream]);
    } else if (this.state.get() === 'live') {
      reader.joined?.();
    }
    all.add(reader);
    if (!this.socket) {
      this.open();
    }
    return () => {
      all.delete(reader);
      if (all.size === 0 && this.readers.get(stream) === all) {
        this.readers.delete(stream);
        this.ask('UNSUBSCRIBE', [stream]);
      }
    };
  }

  private open(): void {
    this.state.set(this.attempts === 0 ? 'connecting' : 'lost');
    const socket = new WebSocket(this.address());
    this.socket = socket;
    this.heardMillis = Date.now();
    socket.onopen = () => {
      this.pending.clear();
      if (this.readers.size > 0) {
        this.ask('SUBSCRIBE', [...this.readers.keys()]);
      }
    };
    socket.onmessage = (event) => this.hear(event.data as string);
    socket.onclose = () => this.lost(socket);
  }

  private lost(socket: WebSocket): void {
    if (this.socket !== socket) {
      return;
    }
    this.socket = undefined;
    this.state.set('lost');
    const delay = RETRY_MILLIS[Math.min(this.attempts, RETRY_MILLIS.length - 1)] ?? 8_000;
    this.attempts += 1;
    window.setTimeout(() => this.socket ?? this.open(), delay);
  }

  /** A connection that is open but dead does not close by itself for minutes. */
  private watchSilence(): void {
    const socket = this.socket;
    if (socket && this.readers.size > 0 && Date.now() - this.heardMillis > SILENCE_MILLIS_MAX) {
      socket.close();
      this.lost(socket);
    }
  }

  private ask(method: 'SUBSCRIBE' | 'UNSUBSCRIBE', params: string[]): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.requests += 1;
      if (method === 'SUBSCRIBE') {
        this.pending.set(this.requests, params);
      }
      this.socket.send(JSON.stringify({ method, params, id: this.requests }));
    }
  }

  private hear(text: string): void {
    this.heardMillis = Date.now();
    const message = JSON.parse(text) as { stream?: string; data?: never; id?: number };
    if (message.stream !== undefined) {
      this.readers.get(message.stream)?.forEach((reader) => reader.message(message.data as never));
      return;
    }
    const joined = message.id === undefined ? undefined : this.pending.get(message.id);
    if (joined) {
      this.pending.delete(message.id as number);
      this.attempts = 0;
      this.state.set('live');
      joined.forEach((stream) => this.readers.get(stream)?.forEach((reader) => reader.joined?.()));
    }
  }
}

export const socketOrigin = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;

export const publicSocket = new PublicSocket(() => `${socketOrigin()}/stream`);
