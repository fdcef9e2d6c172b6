// What all flows share: clients of the twin, or of the service in front of it, and looking again until something is so.
import { Octokit } from 'octokit'

export const base = process.env.GITHUB_API
export const owner = 'octo-org'
export const repo = 'hello-world'
export const here = { owner, repo }

// Octokit waits a second between writes, out of politeness; the twin does not mind.
export const client = (options = {}) =>
  new Octokit({ baseUrl: base, auth: process.env.GITHUB_TOKEN ?? 'octokit-token', throttle: { enabled: false }, retry: { enabled: false }, log: { debug() {}, info() {}, warn() {}, error() {} }, ...options })

// Somebody else, who may approve what the first one dispatched.
export const reviewer = () => client({ auth: process.env.REVIEWER_TOKEN ?? 'reviewer-token' })

// Asks until the answer satisfies, at most for half a minute.
export async function until(ask, satisfied) {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await ask()
    if (satisfied(answer)) return answer
    await new Promise(soon => setTimeout(soon, 50))
  }
  throw new Error('nothing came of it')
}

export const dispatch = async (octokit, workflow_id, inputs) => {
  const { data } = await octokit.rest.actions.createWorkflowDispatch({ ...here, workflow_id, ref: 'main', inputs, return_run_details: true })
  return data.workflow_run_id
}

export const run = async (octokit, run_id) => (await octokit.rest.actions.getWorkflowRun({ ...here, run_id })).data

export const completed = (octokit, run_id) => until(() => run(octokit, run_id), it => it.status === 'completed')

// Calls the twin's own endpoints.
export const twin = (method, path, body) =>
  fetch(base + '/_twin' + path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
