// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/InputStart.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

struct Signature
{
    QByteArrayView bytes;
    const char16_t *objection;
};

constexpr const char16_t *utf16Objection =
    u"It is UTF-16 text, and records are UTF-8. Convert it first, for instance with: iconv -f "
    u"UTF-16 -t UTF-8";

constexpr std::array signatures{
    Signature{"\xff\xfe", utf16Objection},
    Signature{"\xfe\xff", utf16Objection},
    Signature{
        "\x1f\x8b",
        u"It is compressed with gzip. Unpack it on the way: gunzip -c FILE | headgate-cli put "
        u"STREAM -"},
    Signature{"\x28\xb5\x2f\xfd",
              u"It is compressed with zstd. Unpack it on the way: zstd -dc FILE | headgate-cli put "
              u"STREAM -"},
    Signature{"PK\x03\x04", u"It is a ZIP archive. Unpack it first."},
};

// ASCII as UTF-16 without a byte order mark: every other byte is zero.
bool looksLikeUtf16(QByteArrayView start)
{
    constexpr qsizetype enough = 4;
    if (start.size() < enough)
        return false;
    const auto isZero = [&start](qsizetype i) { return start[i] == 0; };
    return (isZero(0) && isZero(2) && !isZero(1) && !isZero(3))
        || (isZero(1) && isZero(3) && !isZero(0) && !isZero(2));
}

} // namespace

QString objectionToStart(QByteArrayView start)
{
    const auto found =
        std::find_if(signatures.begin(), signatures.end(), [start](const Signature &signature) {
            return start.startsWith(signature.bytes);
        });
    if (found != signatures.end())
        return QString::fromUtf16(found->objection);
    return looksLikeUtf16(start) ? QString::fromUtf16(utf16Objection) : QString();
}

} // namespace app
