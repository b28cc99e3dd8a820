/** The documented way to verify a delivery, character for character. */
export const VERIFY_SIGNATURE = `import crypto from "crypto";

// Mount with the raw body, e.g. express.raw({ type: "application/json" })
function verifySignature(rawBody, header, secret) {
  const expected = crypto
    .createHmac("sha256", secret)
    .update(rawBody)
    .digest("hex");

  // Header arrives as "sha256=<hex>" — strip the prefix first
  const received = (header || "").replace(/^sha256=/, "");

  const a = Buffer.from(received, "hex");
  const b = Buffer.from(expected, "hex");

  return a.length === b.length && crypto.timingSafeEqual(a, b);
}
`;

/** A server that uses it, complete with Node.js alone. */
export const RECEIVER = `import { createServer } from "http";

const secret = process.env.WEBHOOK_SECRET;

createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const rawBody = Buffer.concat(chunks);
    const header = request.headers["x-whathooks-signature"];

    if (!verifySignature(rawBody, header, secret)) {
      response.writeHead(401).end();
      return;
    }

    // Answer first: a delivery that takes longer than 10 seconds counts as failed.
    response.writeHead(204).end();
    const { event, data } = JSON.parse(rawBody);
    console.log(event, data);
  });
}).listen(Number(process.env.PORT || 4000));
`;
