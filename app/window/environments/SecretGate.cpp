// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/environments/SecretGate.h"

#include "app/window/drafts/PoolWork.h"
#include "core/recordfiles/SecretId.h"
#include "core/rendering/DraftRenderer.h"
#include "core/result/Deliver.h"
#include "ui/common/Format.h"

#include <QFileInfo>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::Error;

namespace {

QString quoted(const QStringList &names)
{
    constexpr qsizetype mostNamed = 5;
    QStringList shown;
    for (const QString &name : names.first(std::min(mostNamed, names.size())))
        shown += u'“' + ui::printable(name) + u'”';
    if (names.size() > mostNamed)
        shown += SecretGate::tr("%n more", nullptr, static_cast<int>(names.size() - mostNamed));
    return shown.join(u", "_s);
}

// Whether the draft may need a secret: a look at its texts, which can be wrong in that one is only
// mentioned.
bool mentionsSecrets(const core::Draft &draft, const core::TemplateSurroundings &around)
{
    if (!draft.isTemplate)
        return false;
    const QLatin1StringView prefix(core::secretPrefix);
    const auto mentions = [&prefix](const QString &text) { return text.contains(prefix); };
    const QList<core::Variable> outer = around.outer.all();
    return std::any_of(draft.records.begin(), draft.records.end(),
                       [&mentions](const core::DraftRecord &record) {
                           return record.body.contains(core::secretPrefix)
                               || mentions(record.partitionKey) || mentions(record.explicitHashKey);
                       })
        || std::any_of(
               draft.variables.begin(), draft.variables.end(),
               [&mentions](const core::DraftVariable &each) { return mentions(each.value); })
        || std::any_of(outer.begin(), outer.end(), [](const core::Variable &each) {
               return each.value.contains(core::secretPrefix);
           });
}

} // namespace

SecretGate::SecretGate(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_pool.setMaxThreadCount(1);
}

SecretGate::~SecretGate()
{
    m_pool.waitForDone();
}

void SecretGate::open(const core::Draft &draft, const QString &where, const Receiver &receive)
{
    core::TemplateSurroundings around;
    m_parts.environments.addTo(around, draft);
    around.rendering.secrets.emplace(); // dots must never be sent
    if (!draft.isTemplate)
        return receive(around);
    const auto work = [draft, around] {
        return mentionsSecrets(draft, around)
            ? core::DraftRenderer(draft, around.outer, {}).secretNames()
            : QStringList();
    };
    const Request request{draft, where, around, {}, {}, receive};
    core::deliver(runIn(m_pool, work), this, [this, request](const QStringList &names) {
        Request known = request;
        known.names = names;
        take(known);
    });
}

core::Error SecretGate::whyNot(const Request &request)
{
    for (const QString &name : request.names) {
        if (const QString why = request.around.whyNoSecret(name); !why.isEmpty())
            return {.kind = Error::Kind::BadInput,
                    .code = QStringLiteral("SecretUnknown"),
                    .detail = why,
                    .where = quoted(request.names)};
    }
    return {};
}

void SecretGate::take(const Request &request)
{
    if (request.names.isEmpty())
        return request.receive(request.around);
    if (const Error error = whyNot(request); !error.detail.isEmpty())
        return request.receive(core::fail(error));
    Request known = request;
    QStringList ungranted;
    const QStringList granted =
        m_parts.settings.settings().grantedSecrets.value(request.draft.file->root);
    for (const QString &name : request.names) {
        known.ids += core::secretId(*request.draft.environment, name);
        if (!granted.contains(known.ids.constLast()))
            ungranted += name;
    }
    if (ungranted.isEmpty())
        read(known);
    else
        ask(known, ungranted);
}

void SecretGate::ask(const Request &request, const QStringList &ungranted)
{
    const QString root = request.draft.file->root;
    const QString collection = ui::printable(QFileInfo(root).fileName());
    const QString title = tr("May “%1” use the secret %2?").arg(collection, quoted(ungranted));
    const QString text =
        tr("The template “%1” of the collection “%2” (%3) puts the secret %4 of the environment "
           "“%5” into its records, which go to %6.\n\n"
           "Once allowed, every template in that folder can send it, now and later, also where "
           "others change the folder. Settings take it back.")
            .arg(ui::printable(request.draft.file->path), collection, ui::printable(root),
                 quoted(ungranted), ui::printable(core::nameOf(*request.draft.environment)),
                 ui::printable(request.where));
    m_parts.questions.choose(
        title, text, tr("Allow and send"), tr("Do not send"),
        [self = QPointer(this), request, root](bool isAgreed) {
            if (!self)
                return;
            if (!isAgreed)
                return request.receive(core::fail(
                    {.kind = Error::Kind::Cancelled, .detail = tr("The secret was not allowed.")}));
            self->m_parts.settings.change([&](core::Settings &each) {
                QStringList &granted = each.grantedSecrets[root];
                for (const QString &id : request.ids) {
                    if (!granted.contains(id))
                        granted += id;
                }
            });
            self->read(request);
        });
}

void SecretGate::read(const Request &request)
{
    m_parts.secrets.read(
        request.ids, [request](const core::Result<TemplateSecrets::Values> &values) {
            if (!values)
                return request.receive(core::fail(values.error()));
            core::TemplateSurroundings around = request.around;
            for (qsizetype i = 0; i < request.names.size(); ++i)
                around.rendering.secrets->insert(core::secretPrefix.toByteArray()
                                                     + request.names.at(i).toUtf8(),
                                                 values->value(request.ids.at(i)));
            request.receive(around);
        });
}

} // namespace app
