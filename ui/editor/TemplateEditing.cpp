// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/TemplateEditing.h"

#include "core/generators/LiteralReader.h"
#include "ui/common/Format.h"
#include "ui/editor/BodyEditor.h"
#include "ui/editor/DraftWork.h"
#include "ui/editor/VariableNamePrompt.h"
#include "ui/editor/VariablesLine.h"

#include <QHelpEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostVariableBytes = 4096; // longer values are texts of their own

QList<Completion> completionsOf(const QList<core::TemplateSuggestion> &suggestions)
{
    QList<Completion> items;
    items.reserve(suggestions.size());
    for (const core::TemplateSuggestion &each : suggestions)
        items << Completion{.name = each.name,
                            .insert = each.insert,
                            .sample = each.sample,
                            .help = each.signature.isEmpty() ? each.help
                                                             : each.signature + u'\n' + each.help,
                            .group = each.group};
    return items;
}

QString richText(const core::PlaceholderMeaning &meaning)
{
    const auto escaped = [](const QString &text) { return printable(text).toHtmlEscaped(); };
    const QString value = !meaning.problem.isEmpty() ? escaped(meaning.problem)
        : meaning.value.isEmpty()
        ? u"<i>"_s + TemplateEditing::tr("(an empty text)").toHtmlEscaped() + u"</i>"_s
        : u"<b>"_s + escaped(meaning.value) + u"</b>"_s;
    QString text = u"<p style='margin:0'>"_s + value + u"</p>"_s;
    if (!meaning.help.isEmpty())
        text += u"<p style='margin:4px 0 0 0'>"_s + escaped(meaning.help) + u"</p>"_s;
    return text;
}

// The name of the member whose value begins behind `before`: "tenant" of {"tenant": "
QString memberBefore(const QString &before)
{
    static const QRegularExpression member(u"\"([A-Za-z_][A-Za-z0-9_]*)\"\\s*:\\s*\"?[^\"]*$"_s);
    return member.match(before).captured(1);
}

} // namespace

TemplateEditing::TemplateEditing(const Fields &fields, DraftWork &work,
                                 std::function<core::Draft()> draft, QObject *parent)
    : QObject(parent)
    , m_fields(fields)
    , m_work(work)
    , m_draft(std::move(draft))
{
    const auto source = [this](const PlaceholderCompletion::Ready &ready) { complete(ready); };
    m_body = new PlaceholderCompletion(fields.body.placeholderField(), source);
    m_key = new PlaceholderCompletion(placeholderField(fields.key), source);
    m_hashKey = new PlaceholderCompletion(placeholderField(fields.hashKey), source);
    fields.variables.setCompletions(source);
    fields.key.installEventFilter(this);
    fields.hashKey.installEventFilter(this);
    connect(&fields.body, &BodyEditor::hovered, this, [this](qsizetype offset, const QPoint &at) {
        if (m_isEnabled)
            explain(m_fields.body, u"body"_s, offset, at);
    });
    connect(&fields.body, &BodyEditor::hoverEnded, this, [this] {
        ++m_explained;
        QToolTip::hideText();
    });
    connect(&fields.body, &BodyEditor::changed, this, &TemplateEditing::followUndo);
    setEnabled(false, false);
}

void TemplateEditing::setSurroundings(const core::TemplateSurroundings &around)
{
    m_around = around;
}

void TemplateEditing::setEnabled(bool isTemplate, bool isKeyTemplate)
{
    m_isEnabled = isTemplate;
    m_isKeyTemplate = isTemplate && isKeyTemplate;
    m_body->setEnabled(m_isEnabled);
    m_key->setEnabled(m_isKeyTemplate);
    m_hashKey->setEnabled(m_isEnabled);
}

void TemplateEditing::complete(const PlaceholderCompletion::Ready &ready)
{
    core::Draft draft; // its body may be large, and nobody asks for it
    draft.variables = m_fields.variables.variables();
    m_work.run(this, [draft, around = m_around, ready]() -> DraftWork::Ending {
        return
            [ready, items = completionsOf(core::suggestionsFor(draft, around))] { ready(items); };
    });
}

void TemplateEditing::explain(QWidget &on, const QString &field, qsizetype offset, const QPoint &at)
{
    const core::Draft draft = m_draft();
    QPointer<QWidget> widget = &on;
    m_work.run(this, [=, this, around = m_around, number = ++m_explained]() -> DraftWork::Ending {
        const auto meaning = core::meaningAt(draft, draft.current, field, offset, around);
        return [this, meaning, widget, at, number] {
            if (meaning && widget && number == m_explained)
                QToolTip::showText(at, richText(*meaning), widget);
        };
    });
}

bool TemplateEditing::eventFilter(QObject *watched, QEvent *event)
{
    auto *edit = qobject_cast<QLineEdit *>(watched);
    const bool isKey = edit == &m_fields.key;
    if (edit && event->type() == QEvent::ToolTip && (isKey ? m_isKeyTemplate : m_isEnabled)) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qsizetype offset =
            edit->text().left(edit->cursorPositionAt(help->pos())).toUtf8().size();
        explain(*edit, isKey ? u"partitionKey"_s : u"explicitHashKey"_s, offset, help->globalPos());
        return true;
    }
    return QObject::eventFilter(watched, event);
}

std::optional<TemplateEditing::Selection> TemplateEditing::selection() const
{
    QWidget *window = m_fields.body.window();
    for (QLineEdit *edit : {&m_fields.key, &m_fields.hashKey}) {
        if (edit->hasFocus() && edit->hasSelectedText())
            return Selection{.edit = edit,
                             .value = edit->selectedText(),
                             .proposal = {},
                             .place = QRect(edit->mapTo(window, QPoint()), edit->size()),
                             .start = edit->selectionStart()};
    }
    const auto selected = m_fields.body.selection();
    if (!selected || selected->text.isEmpty())
        return std::nullopt;
    return Selection{
        nullptr, QString::fromUtf8(selected->text),
        memberBefore(QString::fromUtf8(selected->lineBefore)),
        QRect(m_fields.body.mapTo(window, selected->place.topLeft()), selected->place.size())};
}

QString TemplateEditing::makeVariable()
{
    const auto selected = selection();
    if (!selected)
        return tr("Select the text that is to be a variable first, within one line.");
    if (selected->value.toUtf8().size() > mostVariableBytes)
        return tr("The selection is too long for a variable. Select at most %1.")
            .arg(humanBytes(mostVariableBytes));
    m_selection = *selected;
    if (!m_prompt) {
        m_prompt = new VariableNamePrompt(m_fields.body.window());
        connect(m_prompt, &VariableNamePrompt::accepted, this, &TemplateEditing::take);
        connect(this, &QObject::destroyed, m_prompt, &QObject::deleteLater);
    }
    m_prompt->ask(selected->place, selected->proposal.isEmpty() ? u"value"_s : selected->proposal,
                  selected->value, [this, value = selected->value](const QString &name) {
                      return checkName(name, value);
                  });
    return {};
}

QString TemplateEditing::checkName(const QString &name, const QString &value) const
{
    if (!core::isName(name.toUtf8()) || core::isSecretName(name.toUtf8()))
        return tr("A name has letters, digits and _, and begins with a letter.");
    for (const core::DraftVariable &each : m_fields.variables.variables()) {
        if (each.name == name && each.value != value)
            return tr("There is already a variable of that name, with another value.");
    }
    return {};
}

void TemplateEditing::take(const QString &name)
{
    const core::DraftVariable variable{name, m_selection.value};
    const QByteArray with = "{{ " + name.toUtf8() + " }}";
    m_made.reset();
    emit templateNeeded();
    m_fields.variables.setVariable(variable);
    if (m_selection.edit) {
        m_selection.edit->setSelection(m_selection.start,
                                       static_cast<int>(m_selection.value.size()));
        m_selection.edit->insert(QString::fromUtf8(with));
        emit m_selection.edit->textEdited(m_selection.edit->text());
        return;
    }
    const auto selected = m_fields.body.selection();
    if (!selected)
        return;
    const qsizetype size = m_fields.body.bodySize();
    m_fields.body.replaceRange(selected->offset, selected->text.size(), with);
    m_made = Made{variable, selected->offset, selected->text, with, size};
}

// The body is as it was before, or as it was made: the list of variables follows.
void TemplateEditing::followUndo()
{
    if (!m_made)
        return;
    const qsizetype size = m_fields.body.bodySize();
    const qsizetype added = m_made->after.size() - m_made->before.size();
    const auto isThere = [this](const QByteArray &text) {
        return m_fields.body.bytesAt(m_made->offset, text.size()) == text;
    };
    const auto variables = m_fields.variables.variables();
    const bool isListed = variables.contains(m_made->variable);
    if (isListed && size == m_made->sizeBefore && isThere(m_made->before))
        m_fields.variables.removeVariable(m_made->variable.name);
    else if (!isListed && size == m_made->sizeBefore + added && isThere(m_made->after))
        m_fields.variables.setVariable(m_made->variable);
}

} // namespace ui
