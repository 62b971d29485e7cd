// Puts the snippets by which clients connect into a guide: each stands below a comment with its id.

const place = /(<!-- connect: ([\w-]+) -->\n)```\w*\n[\s\S]*?```/g;

/**
 * A guide with its snippets as they are today.
 *
 * @param {string} guide
 * @param {readonly { id: string; language: string; text: string }[]} snippets
 */
export const withSnippets = (guide, snippets) =>
  guide.replace(place, (_, comment, id) => {
    const found = snippets.find((snippet) => snippet.id === id);
    if (!found) throw new Error(`there is no snippet ${id}`);
    return `${comment}\`\`\`${found.language}\n${found.text}\n\`\`\``;
  });
