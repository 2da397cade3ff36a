// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentItem.h"

#include "ui/common/Format.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString countOf(qsizetype variables)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("ui::EnvironmentItem", text);
    };
    if (variables == 0)
        return translated(QT_TRANSLATE_NOOP("ui::EnvironmentItem", "no variables yet"));
    if (variables == 1)
        return translated(QT_TRANSLATE_NOOP("ui::EnvironmentItem", "1 variable"));
    return translated(QT_TRANSLATE_NOOP("ui::EnvironmentItem", "%1 variables"))
        .arg(grouped(variables));
}

} // namespace

QString pickKeyOf(const core::DraftEnvironment &environment)
{
    return environment.root + u'\n' + environment.path;
}

std::optional<core::DraftEnvironment> environmentOfPick(const QString &key)
{
    const qsizetype end = key.indexOf(u'\n');
    if (end < 0)
        return std::nullopt;
    return core::DraftEnvironment{key.first(end), key.sliced(end + 1)};
}

PickItem pickItemOf(const EnvironmentEntry &entry)
{
    if (!entry.problem.isEmpty())
        return {.key = pickKeyOf(entry.key),
                .text = printable(entry.name),
                .detail = printable(entry.problem),
                .group = printable(entry.collection),
                .icon = "triangle-alert",
                .iconRole = Role::Throttled};
    const QString suggestion = suggestionIn(entry.environment);
    return {.key = pickKeyOf(entry.key),
            .text = printable(entry.name),
            .detail =
                suggestion.isEmpty() ? countOf(entry.environment.variables.size()) : suggestion,
            .group = printable(entry.collection),
            .icon = "globe",
            .iconRole = roleOf(core::colourFrom(entry.environment.colour.toLower()))};
}

} // namespace ui
