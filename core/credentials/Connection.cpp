// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/Connection.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

QString nameOf(Connection::Source source)
{
    switch (source) {
    case Connection::Source::Keychain:
        return u"keychain"_s;
    case Connection::Source::Profile:
        return u"profile"_s;
    case Connection::Source::Environment:
        return u"environment"_s;
    case Connection::Source::Dummy:
        return u"dummy"_s;
    }
    return {};
}

} // namespace core
