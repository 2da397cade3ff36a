// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/LookAlike.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

using Alphabet = std::pair<QChar::Script, QLatin1StringView>;
// Those whose letters are taken for each other's. Of others nobody is deceived.
constexpr std::array alphabets{Alphabet{QChar::Script_Latin, "Latin"_L1},
                               Alphabet{QChar::Script_Cyrillic, "Cyrillic"_L1},
                               Alphabet{QChar::Script_Greek, "Greek"_L1},
                               Alphabet{QChar::Script_Armenian, "Armenian"_L1},
                               Alphabet{QChar::Script_Cherokee, "Cherokee"_L1},
                               Alphabet{QChar::Script_Coptic, "Coptic"_L1}};

} // namespace

QString disguiseOf(QStringView name)
{
    QStringList found;
    const auto add = [&found](const QString &what) {
        if (!found.contains(what))
            found += what;
    };
    bool isUnseen = false;
    for (const char32_t letter : name.toUcs4()) {
        isUnseen = isUnseen || QChar::category(letter) == QChar::Other_Format;
        const auto alphabet =
            std::find_if(alphabets.begin(), alphabets.end(), [letter](const Alphabet &each) {
                return each.first == QChar::script(letter);
            });
        if (alphabet != alphabets.end())
            add(alphabet->second);
    }
    if (isUnseen)
        return u"characters that cannot be seen"_s;
    return found.size() < 2 ? QString() : u"letters of "_s + found.join(u" and "_s);
}

} // namespace core
