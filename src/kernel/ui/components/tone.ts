/** What a colour stands for; always said in words or shape as well. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'
