import { connect, type Socket } from "node:net";
import type { ManagerAccess } from "./asterisk-root.ts";

const endOfMessage = Buffer.from("\r\n\r\n");

/** A login to the Asterisk Manager Interface: one action at a time, each with its answer. */
export class ManagerConnection {
  /** How many milliseconds an answer may take. */
  patience = 10_000;
  private readonly socket: Socket;
  private received: Buffer[] = [];
  private waiting: { resolve(answer: Buffer): void; reject(error: Error): void } | undefined;
  private lost: Error | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => this.receive(chunk));
    socket.on("error", (error) => this.fail(error));
    socket.on("close", () => this.fail(new Error("Asterisk closed the connection")));
  }

  /** Rejects while nobody listens there. */
  static async open({ address, port, user, secret }: ManagerAccess): Promise<ManagerConnection> {
    const socket = await new Promise<Socket>((resolve, reject) => {
      const opening = connect(port, address, () => resolve(opening));
      opening.once("error", reject);
    });
    const connection = new ManagerConnection(socket);
    const [greeting] = await connection.act({
      Action: "Login",
      Username: user,
      Secret: secret,
      Events: "off",
    });
    if (!greeting?.includes("Success")) throw new Error(`Asterisk does not let us in: ${greeting}`);
    return connection;
  }

  /** Does one action. The answer's lines come without their line endings. */
  async act(fields: Readonly<Record<string, string>>): Promise<string[]> {
    const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    const answer = await this.send(Buffer.from(`${text.join("")}\r\n`));
    return splitLines(answer)
      .map(decodeLine)
      .filter((line) => line !== "" && !line.startsWith("Asterisk Call Manager/"));
  }

  close(): void {
    this.lost ??= new Error("the connection is closed");
    this.socket.destroy();
  }

  private async send(bytes: Buffer): Promise<Buffer> {
    if (this.lost) throw this.lost;
    const { patience } = this;
    const timer = setTimeout(
      () => this.fail(new Error(`Asterisk gave no answer in ${patience / 1000} seconds`)),
      patience,
    );
    try {
      return await new Promise((resolve, reject) => {
        this.waiting = { resolve, reject };
        this.socket.write(bytes);
      });
    } finally {
      clearTimeout(timer);
      this.waiting = undefined;
    }
  }

  private receive(chunk: Buffer): void {
    this.received.push(chunk);
    if (!this.waiting || !endsMessage(this.received)) return;
    const answer = Buffer.concat(this.received);
    this.received = [];
    this.waiting.resolve(answer);
  }

  private fail(error: Error): void {
    this.lost ??= error;
    this.waiting?.reject(this.lost);
    this.socket.destroy();
  }
}

function endsMessage(chunks: readonly Buffer[]): boolean {
  const tail = Buffer.concat(chunks.slice(-4));
  return tail.subarray(-4).equals(endOfMessage);
}

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf("\r\n"); end >= 0; end = bytes.indexOf("\r\n", start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 2;
  }
  return lines;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8 where it is valid, else Latin-1, line by line: what one file has in it need not be what another has. */
export function decodeLine(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}
