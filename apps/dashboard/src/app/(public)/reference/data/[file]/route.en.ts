import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OpenApiDocument, referenceFiles } from '../compact';

/** Files, made once while the dashboard is built. */
export const dynamic = 'force-static';
export const dynamicParams = false;

/** The OpenAPI document of the repository, from the folder of the dashboard. */
const DOCUMENT = '../api/openapi.json';
const ENDING = '.json';

async function files(): Promise<ReturnType<typeof referenceFiles>> {
  const text = await readFile(join(process.cwd(), DOCUMENT), 'utf8');
  return referenceFiles(JSON.parse(text) as OpenApiDocument);
}

export async function generateStaticParams(): Promise<{ file: string }[]> {
  return Object.keys(await files()).map((name) => ({ file: name + ENDING }));
}

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  return Response.json((await files())[file.slice(0, -ENDING.length)]);
}
