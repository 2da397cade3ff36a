// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/CollectionPath.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestName = 200; // bytes: file systems take 255, and we add suffixes

Error badPath(const QString &path, const QString &why)
{
    return {.kind = Error::Kind::BadInput, .detail = why, .where = path};
}

} // namespace

Result<> checkName(const QString &name)
{
    if (name.isEmpty() || name == u"." || name == u"..")
        return fail(badPath(name, u"A name cannot be empty, “.” or “..”."_s));
    const bool hasOddCharacter = std::any_of(name.begin(), name.end(), [](QChar each) {
        return each.unicode() < 0x20 || each.unicode() == 0x7F || u"/\\:*?\"<>|"_s.contains(each);
    });
    if (hasOddCharacter)
        return fail(badPath(
            name, u"A name cannot have control characters or any of / \\ : * ? \" < > |."_s));
    if (name.compare(u".git", Qt::CaseInsensitive) == 0)
        return fail(badPath(name, u"“.git” belongs to git."_s));
    if (name.endsWith(u'.') || name.endsWith(u' ') || name.startsWith(u' '))
        return fail(
            badPath(name, u"A name cannot begin with a space, nor end with a space or dot."_s));
    if (name.toUtf8().size() > longestName)
        return fail(badPath(name, u"A name has at most 200 bytes."_s));
    return {};
}

Result<QString> pathInCollection(const QString &root, const QString &path)
{
    if (!QDir::isAbsolutePath(root))
        return fail(badPath(root, u"A collection is named by an absolute path."_s));
    if (path.isEmpty())
        return root;
    if (QDir::isAbsolutePath(path))
        return fail(badPath(path,
                            u"Only paths within the collection's folder can be used, and "
                            u"this one is absolute."_s));
    QString at = root;
    const QStringList parts = path.split(u'/');
    for (const QString &part : parts) {
        if (part == u"..")
            return fail(badPath(path,
                                u"Only paths within the collection's folder can be used, and "
                                u"“..” leads out of it."_s));
        if (const auto isName = checkName(part); !isName)
            return fail(badPath(path, isName.error().detail));
        at += u'/' + part;
        if (QFileInfo(at).isSymLink())
            return fail(badPath(path,
                                u"“%1” is a link. Links are not followed in collections: "
                                u"they could lead anywhere."_s.arg(part)));
    }
    return at;
}

} // namespace core
