// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftDigest.h"

#include "core/drafts/DraftJson.h"
#include "core/hashing/Digest.h"

namespace core {

QByteArray digestOf(const Draft &draft)
{
    Draft content = draft;
    content.id.clear();
    content.title.clear();
    content.mode = Draft::Mode::Single;
    content.current = 0;
    content.times = 1;
    content.file.reset();
    content.environment.reset();
    content.origin.clear();
    return toHex(sha256(toJson(content)));
}

} // namespace core
