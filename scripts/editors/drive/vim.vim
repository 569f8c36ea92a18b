" What a user of Vim with ALE does, and what comes of it, as JSON in $REPORT. Runs after the user's own .vimrc.

let s:report = {'version': printf('%d.%d', v:version / 100, v:version % 100)}

function! s:Await(what, condition) abort
  let l:start = reltime()
  while !a:condition()
    if reltimefloat(reltime(l:start)) * 1000 > str2float($PATIENCE)
      throw a:what . ' did not happen'
    endif
    sleep 20m
  endwhile
endfunction

function! s:Found() abort
  return get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
endfunction

function! s:Diagnostics() abort
  return map(copy(s:Found()), {_, each -> {'line': each.lnum, 'column': each.col, 'rule': each.code}})
endfunction

" Puts the cursor into the last word of the first place of a plain text.
function! s:Go(text) abort
  call cursor(1, 1)
  call search('\V' . a:text, 'cW')
  call search('\V' . a:text, 'ceW')
endfunction

" Applies the action of a title, as the user does who picks it from ALE's menu.
function! s:Pick(title, data, items) abort
  for [l:kind, l:item] in a:items
    if l:item.title is# a:title
      return ale#codefix#ApplyLSPCodeAction(a:data, l:item)
    endif
  endfor
endfunction

function! s:Use() abort
  execute 'edit' fnameescape($FILE)
  let l:first = bufnr('')
  " In Vim without a screen nobody enters buffers or stops typing.
  ALELint
  call s:Await('the first diagnostic', {-> !empty(s:Found())})
  let s:report.first = s:Diagnostics()
  let l:before = len(s:Found())

  call s:Go('alwaysauthreject=no')
  normal! 0
  call ale#codefix#Execute(0, function('s:Pick', [$FIX]))
  call s:Await('the fix', {-> search('alwaysauthreject=yes', 'nw') > 0})
  ALELint
  call s:Await('a diagnostic less', {-> len(s:Found()) < l:before})
  let s:report.fixed = s:Diagnostics()
  write

  call s:Go('context=internal')
  ALEGoToDefinition
  call s:Await('the definition', {-> bufnr('') != l:first})
  let s:report.definition = {'path': expand('%:p'), 'line': line('.')}
  ALELint
  call s:Await('diagnostics of the other file', {-> !empty(s:Found())})
  let s:report.second = s:Diagnostics()

  call feedkeys(":ALERename\<CR>\<C-u>inside\<CR>", 'tx')
  call s:Await('the rename', {-> search('^\[inside\]', 'nw') > 0})
  wall
endfunction

try
  call s:Use()
catch
  let s:report.problem = v:exception
endtry
call writefile([json_encode(s:report)], $REPORT)
qall!
