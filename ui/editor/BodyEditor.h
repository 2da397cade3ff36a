// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/JsonCheck.h"
#include "core/records/Payload.h"

#include <QByteArray>
#include <QWidget>

#include <optional>

class QKeyEvent;

namespace ui {

class CodeArea;
class MessageBar;

// Edits the body of a record, to the byte: what was put in comes out again, whatever it is.
//
// A text with a line too long to be laid out within a frame is held instead: it is shown in part,
// sent as a whole, and can be formatted, replaced or cleared.
class BodyEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit BodyEditor(QWidget *parent = nullptr);

    void setBody(const QByteArray &body); // forgets what could be undone
    void replaceBody(const QByteArray &body); // one step that can be undone
    QByteArray body() const;
    qsizetype bodySize() const;
    bool isHeld() const { return m_held.has_value(); }

    void setKind(core::PayloadKind kind);
    // Marks the mistake in the margin and, where it has a place, under the text. An empty message:
    // there is none.
    void setMistake(const QString &message, std::optional<core::TextPlace> place);
    void goTo(const core::TextPlace &place);

    void setTabMovesFocus(bool moves);
    void zoom(int steps); // 0: as it was first

    struct Search
    {
        QString text;
        bool matchesCase = false; // always with large bodies
        bool isWholeWords = false;

        bool operator==(const Search &) const = default;
    };
    enum class Way { Forward, Backward };
    // Selects the next match from the selection on, around the end; false: there is none.
    bool find(const Search &search, Way way);
    // From the start of the selection: while a person types what is searched.
    bool findAsTyped(const Search &search);
    // Marks all matches, at most 1,000, and says how many; −1: the body is too large to count.
    int markMatches(const Search &search);
    void unmarkMatches();
    bool replaceSelected(const Search &search, const QString &with); // false: no match is selected
    int replaceAll(const Search &search, const QString &with);
    QString selectedText() const; // empty when it spans lines

signals:
    void changed();
    void pasted(const QByteArray &text); // after it was put in
    void formatRequested(); // of a held body

protected:
    void changeEvent(QEvent *event) override;

private:
    bool mayInsert(const QByteArray &text);
    bool takesKey(QKeyEvent &event);
    void hold(const QByteArray &body);
    void release();
    void showMistake();
    std::optional<std::pair<qsizetype, qsizetype>> match(const Search &search, qsizetype from,
                                                         qsizetype to);
    bool findFrom(const Search &search, qsizetype from, Way way);

    CodeArea *m_area;
    MessageBar *m_bar;
    std::optional<QByteArray> m_held;
    QByteArray m_beforeHold; // comes back by undo
    QString m_mistake;
    std::optional<core::TextPlace> m_place;
    core::PayloadKind m_kind = core::PayloadKind::Json;
    bool m_isLoading = false;
    int m_zoom = 0;
};

} // namespace ui
