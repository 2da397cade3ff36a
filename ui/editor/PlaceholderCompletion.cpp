// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/PlaceholderCompletion.h"

#include "ui/editor/Placeholder.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isPartOfName(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_' || c == '.' || c == '-' || c == '$';
    });
}

// What was typed of a name so far; nothing where no name is being typed.
std::optional<QString> typedName(const PlaceholderField::Line &line)
{
    const auto place = placeholderAt(line.text, line.cursor);
    if (!place || line.cursor < place->start + 2)
        return std::nullopt;
    const QByteArray typed = line.text.mid(place->inner, line.cursor - place->inner);
    if (!isPartOfName(typed))
        return std::nullopt;
    return QString::fromUtf8(typed);
}

// In {"a": {"b": {{}} the braces behind belong to the JSON, which needs as many as were opened.
bool hasBracesOfItsOwn(const QByteArray &line, const Placeholder &place)
{
    const auto excess = [](QByteArrayView text, char one, char other) {
        return std::count(text.begin(), text.end(), one)
            - std::count(text.begin(), text.end(), other);
    };
    const QByteArrayView text(line);
    const auto open = std::max<qsizetype>(0, excess(text.first(place.start), '{', '}'));
    return excess(text.sliced(place.start + 2), '}', '{') >= open + 2;
}

} // namespace

PlaceholderField placeholderField(QLineEdit &edit)
{
    PlaceholderField field;
    field.widget = &edit;
    field.line = [&edit] {
        return PlaceholderField::Line{edit.text().toUtf8(),
                                      edit.text().left(edit.cursorPosition()).toUtf8().size()};
    };
    field.replace = [&edit](qsizetype from, qsizetype to, const QByteArray &with) {
        const QByteArray text = edit.text().toUtf8();
        const auto start = static_cast<int>(QString::fromUtf8(text.first(from)).size());
        const auto length = static_cast<int>(QString::fromUtf8(text.mid(from, to - from)).size());
        edit.setSelection(start, length);
        edit.insert(QString::fromUtf8(with));
        emit edit.textEdited(edit.text()); // a person did it
    };
    field.cursor = [&edit] {
        return edit.inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect();
    };
    return field;
}

PlaceholderCompletion::PlaceholderCompletion(const PlaceholderField &field, Source source)
    : QObject(field.widget)
    , m_field(field)
    , m_source(std::move(source))
{
    field.widget->installEventFilter(this);
}

// The list lies on the window, which outlives the field.
PlaceholderCompletion::~PlaceholderCompletion()
{
    delete m_list;
}

void PlaceholderCompletion::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    if (!isEnabled && m_list)
        m_list->closeList();
}

CompletionList &PlaceholderCompletion::list()
{
    if (!m_list) {
        m_list = new CompletionList(m_field.widget->window());
        connect(m_list, &CompletionList::chosen, this, &PlaceholderCompletion::choose);
    }
    return *m_list;
}

bool PlaceholderCompletion::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // No shortcut of the window gets what the list answers to.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isForList = key->key() == Qt::Key_Escape || key->key() == Qt::Key_Tab
            || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isOpen() && isForList && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::KeyPress:
        if (takeKey(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
    case QEvent::Resize:
    case QEvent::MouseButtonPress:
        ++m_asked;
        if (m_list)
            m_list->closeList();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool PlaceholderCompletion::takeKey(const QKeyEvent &event)
{
    if (isOpen() && std::exchange(m_isBehind, false))
        follow(); // to what was typed before this key
    if (isOpen() && m_list->takeKey(event))
        return true;
    if (event.key() == Qt::Key_Space && event.modifiers() == Qt::ControlModifier) {
        if (m_isEnabled && typedName(m_field.line()))
            ask();
        return true; // else it would be a blank
    }
    const bool mayOpen = m_isEnabled && event.text() == u"{";
    // The field takes the key first.
    m_isBehind = true;
    QTimer::singleShot(0, this, [this, mayOpen] {
        if (isOpen()) {
            m_isBehind = false;
            return follow();
        }
        if (mayOpen && typedName(m_field.line())) // a quick typist is further by now
            ask();
    });
    return false;
}

void PlaceholderCompletion::ask()
{
    m_source([this, number = ++m_asked](const QList<Completion> &items) {
        if (number != m_asked || !m_isEnabled || !m_field.widget->hasFocus())
            return;
        list().setItems(items);
        follow();
    });
}

void PlaceholderCompletion::follow()
{
    const auto typed = typedName(m_field.line());
    if (!typed)
        return list().closeList();
    QWidget *window = list().parentWidget();
    const QRect cursor = m_field.cursor();
    list().openAt({m_field.widget->mapTo(window, cursor.topLeft()), cursor.size()}, *typed);
}

void PlaceholderCompletion::choose(const QString &insert)
{
    const PlaceholderField::Line line = m_field.line();
    const auto place = placeholderAt(line.text, line.cursor);
    if (!place)
        return;
    const bool replacesAll = place->isClosed && hasBracesOfItsOwn(line.text, *place);
    m_field.replace(place->start, replacesAll ? place->end : line.cursor,
                    "{{ " + insert.toUtf8() + " }}");
}

} // namespace ui
