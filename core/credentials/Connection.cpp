// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/Connection.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype nameLimit = 64;

} // namespace

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

const QList<Connection::Source> &allSources()
{
    static const QList<Connection::Source> sources = {
        Connection::Source::Keychain, Connection::Source::Profile, Connection::Source::Environment,
        Connection::Source::Dummy};
    return sources;
}

QString nameOf(Connection::Colour colour)
{
    switch (colour) {
    case Connection::Colour::None:
        return u"none"_s;
    case Connection::Colour::Teal:
        return u"teal"_s;
    case Connection::Colour::Blue:
        return u"blue"_s;
    case Connection::Colour::Amber:
        return u"amber"_s;
    case Connection::Colour::Violet:
        return u"violet"_s;
    }
    return {};
}

const QList<Connection::Colour> &allColours()
{
    static const QList<Connection::Colour> colours = {
        Connection::Colour::None, Connection::Colour::Teal, Connection::Colour::Blue,
        Connection::Colour::Amber, Connection::Colour::Violet};
    return colours;
}

Connection::Colour colourFrom(const QString &name)
{
    const auto &colours = allColours();
    const auto found = std::find_if(colours.begin(), colours.end(),
                                    [&name](auto colour) { return nameOf(colour) == name; });
    return found == colours.end() ? Connection::Colour::None : *found;
}

Result<> checkConnectionName(const QString &name)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    if (name.isEmpty() || name.size() > nameLimit || name.trimmed() != name
        || std::any_of(name.begin(), name.end(), isControl))
        return fail({.kind = Error::Kind::BadInput,
                     .detail = u"A connection's name has 1 to 64 characters, no control characters "
                               u"and no blanks at its ends."_s,
                     .where = u"name"_s});
    return {};
}

} // namespace core
